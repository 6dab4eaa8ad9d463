package levante.oscar.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;

/**
 * Several objects as one ZIP archive, written while they are read. The same versions are always the
 * same archive. Of objects that do not all stay until they are read there is none: what was written
 * then is not ended as an archive ends.
 */
public final class ObjectArchive {
  private final ObjectStorage storage;
  private final List<StoredObject> versions;

  private ObjectArchive(ObjectStorage storage, List<StoredObject> versions) {
    this.storage = storage;
    this.versions = versions;
  }

  /**
   * Of the newest versions now, in the order of their keys; OBJECT_NOT_FOUND when one is missing.
   *
   * @param keys at least one
   */
  public static ObjectArchive of(ObjectStorage storage, String bucket, List<String> keys) {
    List<StoredObject> versions =
        new TreeSet<>(keys)
            .stream()
                .map(
                    key ->
                        storage
                            .stat(bucket, key)
                            .orElseThrow(
                                () ->
                                    new LevanteException(
                                        ErrorCode.OBJECT_NOT_FOUND,
                                        "no object %s in %s".formatted(key, bucket))))
                .toList();
    return new ObjectArchive(storage, versions);
  }

  /** What it is called: as the folder that all lie in, else as the bucket. */
  public String name() {
    String folder = ArchiveNames.folderOf(versions);
    String place = folder.isEmpty() ? versions.get(0).bucket() : folder.replaceAll("/+$", "");
    return place.substring(place.lastIndexOf('/') + 1) + ".zip";
  }

  /**
   * Writes it; the stream stays open. OBJECT_NOT_FOUND, STORAGE_UNREACHABLE or an IOException when
   * an object cannot be read whole.
   */
  public void write(OutputStream out) throws IOException {
    List<String> names = ArchiveNames.of(versions);
    // Not closed when something fails: that would end it as if it were whole.
    ZipOutputStream zip = new ZipOutputStream(out);
    for (int i = 0; i < versions.size(); i++) {
      ZipEntry entry = new ZipEntry(names.get(i));
      entry.setTimeLocal(LocalDateTime.ofInstant(versions.get(i).lastModified(), ZoneOffset.UTC));
      zip.putNextEntry(entry);
      copy(versions.get(i), zip);
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  private void copy(StoredObject version, OutputStream out) throws IOException {
    try (InputStream bytes = storage.open(version, 0, version.size())) {
      long read = bytes.transferTo(out);
      if (read != version.size()) {
        throw new IOException(
            "%s ended after %d of %d bytes".formatted(version.key(), read, version.size()));
      }
    }
  }
}
