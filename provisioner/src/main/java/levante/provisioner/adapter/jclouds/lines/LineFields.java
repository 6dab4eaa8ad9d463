package levante.provisioner.adapter.jclouds.lines;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Region;

/**
 * A line of a person's credentials, read field by field. What is missing or wrong is
 * INVALID_REQUEST, with a sentence that names the line's type.
 */
public final class LineFields {
  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "x86_64", "amd64", "x86_64", "arm64", "aarch64", "aarch64", "aarch64");

  private final String type;
  private final CloudCredential line;

  /** Of that type. */
  public LineFields(String type, CloudCredential line) {
    this.type = Objects.requireNonNull(type, "type");
    this.line = Objects.requireNonNull(line, "line");
  }

  /** What the line calls the cloud, else its type in small letters. */
  public CloudId cloud() {
    CloudId id = new CloudId(line.id().orElse(type.toLowerCase(Locale.ROOT)));
    if (id.equals(SandboxCloudProvider.ID)) {
      throw refused("its id '%s' is the embedded cloud's own name".formatted(id));
    }
    return id;
  }

  /** A value without blanks around it; empty for one that is blank. */
  public Optional<String> plain(String key) {
    return line.value(key).map(Secret::reveal).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The same of one that must be there. */
  public String required(String key) {
    return plain(key).orElseThrow(() -> missing(key));
  }

  /** A value as it stands; empty when it is not there. */
  public Optional<Secret> secret(String key) {
    return line.value(key);
  }

  /** The same of one that must be there. */
  public Secret requiredSecret(String key) {
    return secret(key).orElseThrow(() -> missing(key));
  }

  /**
   * The regions of the field {@code region}, by name.
   *
   * @param first the one when none is named
   */
  public List<Region> regions(Pattern form, String first) {
    return Arrays.stream(plain("region").orElse(first).split(",", -1))
        .map(String::strip)
        .map(name -> region(form, first, name))
        .distinct()
        .sorted()
        .toList();
  }

  private Region region(Pattern form, String first, String name) {
    if (!form.matcher(name).matches()) {
      throw refused("'%s' is no region; write it like %s".formatted(name, first));
    }
    return new Region(name);
  }

  /** The field {@code architecture} in TOSCA's words. */
  public String architecture() {
    String word = plain("architecture").orElse("x86_64");
    return Optional.ofNullable(ARCHITECTURES.get(word))
        .orElseThrow(() -> refused("architecture is x86_64 or arm64, not '%s'".formatted(word)));
  }

  /**
   * The URL of the field {@code host}.
   *
   * @param example of one, for whoever wrote another
   */
  public Optional<URI> host(String example) {
    return plain("host").map(text -> url(text, "host is to be a URL, such as " + example));
  }

  /** A text as a URL of the web; else that sentence. */
  public URI url(String text, String otherwise) {
    try {
      URI uri = URI.create(text);
      if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the %s line's host is no URL".formatted(type), malformed);
    }
    throw refused(otherwise);
  }

  /** That URL with a slash at its end. */
  public static URI folder(URI uri) {
    return uri.getPath().endsWith("/") ? uri : URI.create(uri + "/");
  }

  /** A field is not there. */
  public LevanteException missing(String key) {
    return refused("'%s' is missing".formatted(key));
  }

  /** The line cannot be used. */
  public LevanteException refused(String why) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, "a line of type %s: %s".formatted(type, why));
  }
}
