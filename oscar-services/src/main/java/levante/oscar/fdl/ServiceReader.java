package levante.oscar.fdl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Secret;

/** Reads one service. */
final class ServiceReader {
  private static final String NAME = "[a-z0-9]([a-z0-9-]{0,37}[a-z0-9])?";
  private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

  /** What the server sets by itself, or what is read elsewhere. */
  private static final List<String> SET_ELSEWHERE =
      List.of(
          "cluster_id",
          "token",
          "owner",
          "storage_providers",
          "clusters",
          "namespace",
          "volume_status");

  private final Fields fields;
  private final Map<String, StorageProvider> providers;

  ServiceReader(Fields fields, Map<String, StorageProvider> providers) {
    this.fields = fields;
    this.providers = providers;
  }

  /** The service; empty when what it needs most is missing, which is then reported. */
  Optional<ServiceDefinition> read() {
    SET_ELSEWHERE.forEach(fields::take);
    Optional<String> name = fields.required("name").filter(this::checkName);
    Optional<String> image = fields.required("image");
    Optional<String> script = fields.required("script").map(this::checkScript);
    PathReader paths = new PathReader(fields, name.orElse("service"), providers);
    ServiceDefinition definition =
        new ServiceDefinition(
            name.orElse("service"),
            image.orElse(""),
            script.orElse(""),
            fields.quantity("cpu").orElse(ServiceDefinition.DEFAULT_CPU),
            fields.quantity("memory").orElse(ServiceDefinition.DEFAULT_MEMORY),
            paths.read("input"),
            paths.read("output"),
            environment("variables", text -> text),
            environment("secrets", Secret::of),
            PodsReader.batch(fields),
            PodsReader.synchronous(fields),
            PodsReader.exposure(fields),
            new KeptFields(fields).read());
    fields.fields("environment").ifPresent(this::refuseOtherEnvironment);
    fields.refuseOthers();
    return name.map(present -> definition);
  }

  private boolean checkName(String name) {
    if (name.matches(NAME)) {
      return true;
    }
    fields
        .problems()
        .error(
            fields.key("name"),
            fields.under("name"),
            "INVALID_VALUE",
            "'%s' is no service name: at most 39 small letters, digits and -, the ends no -"
                .formatted(name));
    return false;
  }

  private String checkScript(String script) {
    String line = script.strip();
    if (line.matches("[\\w./-]+\\.(sh|py|bash)") && !line.startsWith("/")) {
      fields
          .problems()
          .warning(
              fields.key("script"),
              fields.under("script"),
              "SCRIPT_IS_A_FILE_NAME",
              "'%s' looks like a file's name; the script's text belongs here".formatted(line));
    }
    return script;
  }

  /** OSCAR's documentation writes {@code Variables}, its JSON {@code variables}: both are taken. */
  private <V> Map<String, V> environment(String part, java.util.function.Function<String, V> of) {
    Optional<Fields> environment = fields.fields("environment");
    if (environment.isEmpty()) {
      return Map.of();
    }
    Map<String, V> map = environment.get().map(part, of);
    map.putAll(environment.get().map(capital(part), of));
    for (String name : map.keySet()) {
      if (!name.matches(VARIABLE)) {
        fields
            .problems()
            .error(
                environment.get().node(),
                environment.get().under(part),
                "INVALID_VALUE",
                "'%s' is no variable name".formatted(name));
      }
    }
    return map;
  }

  private void refuseOtherEnvironment(Fields environment) {
    for (String part : List.of("variables", "secrets")) {
      environment.take(part);
      environment.take(capital(part));
    }
    environment.refuseOthers();
  }

  private static String capital(String part) {
    return Character.toUpperCase(part.charAt(0)) + part.substring(1);
  }
}
