package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.jclouds.lines.LineFields;
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
    LineFields fields = new LineFields(TYPE, line);
    Optional<String> zone = fields.plain("zone").map(name -> zone(fields, name));
    Optional<JsonNode> file = fields.plain("password").flatMap(text -> keyFile(fields, text));
    String project = fields.required("project");
    if (!PROJECT.matcher(project).matches()) {
      throw fields.refused("'%s' is no project's id".formatted(project));
    }
    return new GceAccount(
        fields.cloud(),
        fields.host("https://gce.example.org:8788/").map(LineFields::folder),
        project,
        fields
            .secret("token")
            .map(token -> new Identity(Optional.empty(), token))
            .orElseGet(() -> serviceAccount(fields, file)),
        zone.map(one -> List.of(regionOf(one, fields)))
            .orElseGet(() -> fields.regions(REGION, FIRST_REGION)),
        zone,
        fields.architecture());
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
  private static Identity serviceAccount(LineFields fields, Optional<JsonNode> file) {
    String email = fields.required("username");
    List<String> names =
        Stream.of("client_email", "client_id").flatMap(key -> text(file, key).stream()).toList();
    if (!names.isEmpty() && !names.contains(email)) {
      throw fields.refused("the key is that of %s, not of %s".formatted(names.get(0), email));
    }
    String pem =
        text(file, "private_key")
            .or(() -> fields.plain("password"))
            .orElseThrow(() -> fields.missing("password"))
            .replace("\\n", "\n");
    try {
      Pems.privateKeySpec(pem);
    } catch (RuntimeException unreadable) {
      // Its own words are left out: they may repeat a part of the key.
      throw fields.refused(
          "password is to be a service account's key, the JSON file as Google gives it or its private key in PEM");
    }
    return new Identity(text(file, "client_email").or(() -> Optional.of(email)), Secret.of(pem));
  }

  private static Optional<JsonNode> keyFile(LineFields fields, String password) {
    if (!password.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(password));
    } catch (JsonProcessingException unreadable) {
      throw fields.refused("password begins as a JSON file and is none");
    }
  }

  private static Optional<String> text(Optional<JsonNode> file, String key) {
    return file.map(json -> json.path(key).asText()).filter(text -> !text.isBlank());
  }

  private static Region regionOf(String zone, LineFields fields) {
    Region region = regionOf(zone);
    if (fields.plain("region").isPresent()
        && !fields.regions(REGION, FIRST_REGION).equals(List.of(region))) {
      throw fields.refused(
          "zone %s is in region %s, and no other can be named".formatted(zone, region));
    }
    return region;
  }

  private static String zone(LineFields fields, String name) {
    if (!ZONE.matcher(name).matches()) {
      throw fields.refused("'%s' is no zone; write it like %s-b".formatted(name, FIRST_REGION));
    }
    return name;
  }
}
