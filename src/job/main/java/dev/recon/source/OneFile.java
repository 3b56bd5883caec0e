package dev.recon.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * The whole of one file is the only split, whatever its name; Flink's own enumerators pass over
 * hidden files.
 */
final class OneFile implements FileEnumerator {

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits)
            throws IOException {
        Path path = paths[0];
        FileStatus file = path.getFileSystem().getFileStatus(path);
        if (file.isDir()) {
            throw new FileNotFoundException(
                    path + " is a folder; a stream is one file of JSON lines");
        }
        long length = file.getLen();
        return List.of(
                new FileSourceSplit("file", path, 0, length, file.getModificationTime(), length));
    }
}
