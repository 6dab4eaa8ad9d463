package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Region;
import org.jclouds.crypto.Pems;

/**
 * Who asks which project of Compute Engine: a line {@code type = GCE} of IM's authorization header.
 *
 * @param host a cloud that speaks as Google's does; empty for Google's own
 * @param regions those that are used, by name
 * @param zone the only one that is used, which then is in the only region
 * @param architecture of the sizes that are sold, in TOSCA's words
 */
record GceAccount(
    CloudId id,
    Optional<URI> host,
    String project,
    Identity identity,
    List<Region> regions,
    Optional<String> zone,
    String architecture) {
  /** IM's type of such a line. */
  static final String TYPE = "GCE";

  /** The region that IM takes when none is named. */
  private static final String FIRST_REGION = "us-central1";

  /** Names become parts of paths. */
  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+[0-9]+");

  private static final Pattern ZONE = Pattern.compile("(" + REGION + ")-[a-z]");
  private static final Pattern PROJECT =
      Pattern.compile("([a-z0-9][a-z0-9.-]{0,60}:)?[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");

  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "x86_64", "amd64", "x86_64", "arm64", "aarch64", "aarch64", "aarch64");

  /** A key in whose text line breaks are no escapes any more, since the header had them. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  /**
   * By what the account signs in: a service account and its private key, or a token that was made
   * elsewhere.
   *
   * @param email of the service account; empty with a token
   * @param secret the key in PEM, or the token
   */
  record Identity(Optional<String> email, Secret secret) {}

  GceAccount {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(project, "project");
    regions = List.copyOf(regions);
  }

  /**
   * Reads a line.
   *
   * @throws LevanteException INVALID_REQUEST that names what is missing
   */
  static GceAccount of(CloudCredential line) {
    Optional<String> zone = plain(line, "zone").map(GceAccount::zone);
    Optional<JsonNode> file = plain(line, "password").flatMap(GceAccount::keyFile);
    String project = plain(line, "project").orElseThrow(() -> missing("project"));
    if (!PROJECT.matcher(project).matches()) {
      throw refused("'%s' is no project's id".formatted(project));
    }
    return new GceAccount(
        cloud(line),
        plain(line, "host").map(GceAccount::endpoint),
        project,
        line.value("token")
            .map(token -> new Identity(Optional.empty(), token))
            .orElseGet(() -> serviceAccount(line, file)),
        zone.map(one -> List.of(regionOf(one, line))).orElseGet(() -> regions(line)),
        zone,
        architecture(plain(line, "architecture").orElse("x86_64")));
  }

  /** The region that a zone is in. */
  static Region regionOf(String zone) {
    return new Region(zone.substring(0, zone.lastIndexOf('-')));
  }

  /** Where Compute Engine is asked; ends with a slash. */
  URI endpoint() {
    return host.orElse(URI.create("https://compute.googleapis.com/")).resolve("compute/v1/");
  }

  /** Where tokens are asked for. What a key's file says of it does not count: it is a user's. */
  URI tokens() {
    return host.map(own -> own.resolve("token"))
        .orElse(URI.create("https://oauth2.googleapis.com/token"));
  }

  /** Who it is stands in the line itself, so that the account can be told without its secret. */
  private static Identity serviceAccount(CloudCredential line, Optional<JsonNode> file) {
    String email = plain(line, "username").orElseThrow(() -> missing("username"));
    List<String> names =
        Stream.of("client_email", "client_id").flatMap(key -> text(file, key).stream()).toList();
    if (!names.isEmpty() && !names.contains(email)) {
      throw refused("the key is that of %s, not of %s".formatted(names.get(0), email));
    }
    String pem =
        text(file, "private_key")
            .or(() -> plain(line, "password"))
            .orElseThrow(() -> missing("password"))
            .replace("\\n", "\n");
    try {
      Pems.privateKeySpec(pem);
    } catch (RuntimeException unreadable) {
      // Its own words are left out: they may repeat a part of the key.
      throw refused(
          "password is to be a service account's key, the JSON file as Google gives it or its private key in PEM");
    }
    return new Identity(text(file, "client_email").or(() -> Optional.of(email)), Secret.of(pem));
  }

  private static Optional<JsonNode> keyFile(String password) {
    if (!password.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(password));
    } catch (JsonProcessingException unreadable) {
      throw refused("password begins as a JSON file and is none");
    }
  }

  private static Optional<String> text(Optional<JsonNode> file, String key) {
    return file.map(json -> json.path(key).asText()).filter(text -> !text.isBlank());
  }

  private static CloudId cloud(CloudCredential line) {
    CloudId id = new CloudId(line.id().orElse("gce"));
    if (id.equals(SandboxCloudProvider.ID)) {
      throw refused("its id '%s' is the embedded cloud's own name".formatted(id));
    }
    return id;
  }

  private static Region regionOf(String zone, CloudCredential line) {
    Region region = regionOf(zone);
    if (plain(line, "region").isPresent() && !regions(line).equals(List.of(region))) {
      throw refused("zone %s is in region %s, and no other can be named".formatted(zone, region));
    }
    return region;
  }

  private static List<Region> regions(CloudCredential line) {
    return Arrays.stream(plain(line, "region").orElse(FIRST_REGION).split(",", -1))
        .map(String::strip)
        .flatMap(GceAccount::region)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Region> region(String name) {
    if (!REGION.matcher(name).matches()) {
      throw refused("'%s' is no region; write it like %s".formatted(name, FIRST_REGION));
    }
    return Stream.of(new Region(name));
  }

  private static String zone(String name) {
    if (!ZONE.matcher(name).matches()) {
      throw refused("'%s' is no zone; write it like %s-b".formatted(name, FIRST_REGION));
    }
    return name;
  }

  private static String architecture(String word) {
    return Optional.ofNullable(ARCHITECTURES.get(word))
        .orElseThrow(() -> refused("architecture is x86_64 or arm64, not '%s'".formatted(word)));
  }

  private static URI endpoint(String host) {
    try {
      URI uri = URI.create(host);
      if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
        return uri.getPath().endsWith("/") ? uri : URI.create(host + "/");
      }
    } catch (IllegalArgumentException malformed) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the GCE line's host is no URL", malformed);
    }
    throw refused("host is to be a URL, such as https://gce.example.org:8788/");
  }

  private static Optional<String> plain(CloudCredential line, String key) {
    return line.value(key).map(Secret::reveal).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static LevanteException missing(String key) {
    return refused("'%s' is missing".formatted(key));
  }

  private static LevanteException refused(String why) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "a line of type GCE: " + why);
  }
}
