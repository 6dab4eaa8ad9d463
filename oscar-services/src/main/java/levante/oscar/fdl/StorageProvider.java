package levante.oscar.fdl;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.oscar.storage.StorageAccess;

/**
 * A storage that an FDL defines.
 *
 * @param id type and name, such as {@code minio.default}
 * @param access how to reach it; absent for what we do not speak
 * @param settings what was written, by field, all of it treated as secret
 */
public record StorageProvider(
    String id, Type type, Optional<StorageAccess> access, Map<String, Secret> settings) {
  /** The kinds of storage that FDL knows. */
  public enum Type {
    MINIO,
    S3,
    ONEDATA,
    WEBDAV;

    /** As FDL spells it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public StorageProvider {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(access, "access");
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
