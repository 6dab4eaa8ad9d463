package levante.oscar.exposed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.dispatch.JobSpecs;
import levante.oscar.exposure.Exposure;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;

/**
 * All that a cluster needs to know of an exposed service. Pure.
 *
 * @param name a DNS label of at most 57 characters that begins with a letter, the same for the same
 *     service whatever its version
 * @param version another one for whatever else is another
 * @param image the container image; the sandbox runs the script with this machine's tools
 * @param variables plain environment, in key order
 * @param secrets secret environment, in key order
 */
public record ExposedSpec(
    String name,
    String version,
    ServiceId service,
    String image,
    String script,
    Quantity cpu,
    Quantity memory,
    Map<String, String> variables,
    Map<String, Secret> secrets,
    Exposure exposure,
    JobSpec.Wishes wishes) {
  /** Goes into every version: to be raised when clusters are to be given something else. */
  private static final String FORM = "1";

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public ExposedSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(service, "service");
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
  }

  /** What is to be for a service. */
  public static ExposedSpec of(Service service) {
    ServiceDefinition definition = service.definition();
    Map<String, String> variables = new TreeMap<>(definition.variables());
    Map<String, Secret> secrets = new TreeMap<>(definition.secrets());
    variables.keySet().removeIf(name -> !isOwn(name) || secrets.containsKey(name));
    secrets.keySet().removeIf(name -> !isOwn(name));
    variables.put("OSCAR_SERVICE_NAME", definition.name());
    variables.put("OSCAR_SERVICE_BASE_PATH", base(service.id()));
    ExposedSpec unversioned =
        new ExposedSpec(
            name(service.id()),
            "",
            service.id(),
            definition.image(),
            definition.script(),
            definition.cpu(),
            definition.memory(),
            variables,
            secrets,
            definition.exposure(),
            JobSpecs.wishes(definition));
    return unversioned.versioned(service.token());
  }

  private static boolean isOwn(String name) {
    return VARIABLE.matcher(name).matches() && !name.equals("PATH");
  }

  /** Two Levantes, or two clusters of one, may share a Kubernetes. */
  static String name(ServiceId id) {
    return "exposed-%s-%s".formatted(id.name(), digest(id.toString()).substring(0, 8));
  }

  /** The path below which callers find it, without a slash at its end. */
  public static String base(ServiceId id) {
    return "/oscar/%s/system/services/%s/exposed".formatted(id.cluster(), id.name());
  }

  /** Nobody who reads it can try out secrets: that takes the token. */
  private ExposedSpec versioned(Secret token) {
    StringBuilder all = new StringBuilder(FORM);
    secrets.forEach(
        (key, value) -> all.append('\0').append(key).append('\0').append(value.reveal()));
    all.append('\0').append(this).append('\0').append(token.reveal());
    return new ExposedSpec(
        name,
        digest(all.toString()).substring(0, 16),
        service,
        image,
        script,
        cpu,
        memory,
        variables,
        secrets,
        exposure,
        wishes);
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
