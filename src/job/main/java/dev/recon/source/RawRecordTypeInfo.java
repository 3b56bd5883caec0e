package dev.recon.source;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Found by Flink through the annotation of {@link RawRecord}: the headers of Kafka are no POJO and
 * would go through Kryo.
 */
public final class RawRecordTypeInfo extends TypeInfoFactory<RawRecord> {

    public static final TypeInformation<RawRecord> INSTANCE =
            new OwnTypeInfo<>(RawRecord.class, RawRecordSerializer.INSTANCE);

    @Override
    public TypeInformation<RawRecord> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> genericParameters) {
        return INSTANCE;
    }
}
