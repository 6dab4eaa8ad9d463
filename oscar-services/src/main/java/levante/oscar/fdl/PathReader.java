package levante.oscar.fdl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import levante.kernel.Diagnostic;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the inputs and outputs of a service. */
final class PathReader {
  /** S3's bound on a key, of which the file's own name needs a part. */
  private static final int MOST_PATH_BYTES = 512;

  private static final Naming BUCKET =
      new Naming(
          "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
          "bucket name: 3 to 63 small letters, digits, '.' and '-'");

  /** WebDAV's buckets are folders that people have named; tables have room for so long a name. */
  private static final Naming FOLDER =
      new Naming(".{1,63}", "name for a first folder: 1 to 63 characters");

  private static final List<String> NO_SEGMENTS = List.of("", ".", "..");

  private final Fields service;
  private final String serviceName;
  private final Map<String, StorageProvider> providers;

  /** What the first segment of a path may be called. */
  private record Naming(String pattern, String rule) {}

  PathReader(Fields service, String serviceName, Map<String, StorageProvider> providers) {
    this.service = service;
    this.serviceName = serviceName;
    this.providers = providers;
  }

  List<StoragePath> read(String field) {
    List<StoragePath> paths = new ArrayList<>();
    int index = 0;
    for (Node item : service.list(field)) {
      Fields.of(service.problems(), item, service.under(field) + "/" + index++)
          .flatMap(this::readOne)
          .ifPresent(paths::add);
    }
    return paths;
  }

  private Optional<StoragePath> readOne(Fields fields) {
    Optional<String> provider =
        reference(fields, fields.text("storage_provider").filter(text -> !text.isBlank()));
    boolean isWebdav = provider.filter(reference -> reference.startsWith("webdav.")).isPresent();
    Optional<String> path =
        fields.required("path").flatMap(text -> path(fields, text, isWebdav ? FOLDER : BUCKET));
    List<String> suffixes = fields.texts("suffix");
    List<String> prefixes = fields.texts("prefix");
    fields.refuseOthers();
    if (provider.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new StoragePath(provider.get(), path.get(), suffixes, prefixes));
  }

  private Optional<String> reference(Fields fields, Optional<String> written) {
    String text = written.orElse("minio");
    String reference = text.contains(".") ? text : text + ".default";
    String type = reference.substring(0, reference.indexOf('.'));
    TreeSet<String> types = new TreeSet<>();
    for (StorageProvider.Type known : StorageProvider.Type.values()) {
      types.add(known.word());
    }
    if (!types.contains(type)) {
      String message = "there is no storage of type '%s'".formatted(type);
      return refuse(fields, message + Diagnostic.didYouMean(type, types));
    }
    if (!type.equals("minio") && !providers.containsKey(reference)) {
      String message = "'%s' is not defined in storage_providers".formatted(reference);
      return refuse(fields, message + Diagnostic.didYouMean(reference, providers.keySet()));
    }
    if (type.equals("onedata")) {
      return refuse(
          fields,
          "storages of type onedata are neither read nor written yet; use minio, s3 or webdav");
    }
    return Optional.of(reference);
  }

  private static Optional<String> refuse(Fields fields, String message) {
    fields
        .problems()
        .error(
            fields.key("storage_provider"),
            fields.under("storage_provider"),
            "UNKNOWN_PROVIDER",
            message);
    return Optional.empty();
  }

  private Optional<String> path(Fields fields, String written, Naming naming) {
    String path = written.strip().replaceAll("^/+|/+$", "");
    Optional<String> fault = fault(path, naming);
    if (fault.isPresent()) {
      fields
          .problems()
          .error(fields.key("path"), fields.under("path"), "INVALID_VALUE", fault.get());
      return Optional.empty();
    }
    return Optional.of(path);
  }

  private Optional<String> fault(String path, Naming naming) {
    if (path.getBytes(StandardCharsets.UTF_8).length > MOST_PATH_BYTES) {
      return Optional.of("a path has at most %d bytes".formatted(MOST_PATH_BYTES));
    }
    if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
      return Optional.of("a path has no control characters and no backslash");
    }
    if (Arrays.stream(path.split("/", -1)).anyMatch(NO_SEGMENTS::contains)) {
      return Optional.of("'%s' has an empty, '.' or '..' segment".formatted(path));
    }
    String bucket = path.contains("/") ? path.substring(0, path.indexOf('/')) : serviceName;
    return bucket.matches(naming.pattern())
        ? Optional.empty()
        : Optional.of("'%s' is no %s".formatted(bucket, naming.rule()));
  }
}
