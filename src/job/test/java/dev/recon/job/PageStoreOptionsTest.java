package dev.recon.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.state.rocksdb.PredefinedOptions;
import org.apache.flink.state.rocksdb.RocksDBResourceContainer;
import org.junit.jupiter.api.Test;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;

class PageStoreOptionsTest {

    /** Whatever Flink itself sets before. */
    @Test
    void hasTheLastWord() throws Exception {
        try (RocksDBResourceContainer container =
                new RocksDBResourceContainer(
                        new Configuration(),
                        PredefinedOptions.DEFAULT,
                        new PageStoreOptions(),
                        null,
                        null,
                        false)) {
            ColumnFamilyOptions options = container.getColumnOptions();
            assertThat(options.compactionStyle()).isEqualTo(CompactionStyle.UNIVERSAL);
            assertThat(options.compressionPerLevel())
                    .containsExactly(CompressionType.NO_COMPRESSION);
            assertThat(options.writeBufferSize()).isEqualTo(8 << 20);
            assertThat(options.level0FileNumCompactionTrigger()).isEqualTo(12);
        }
    }
}
