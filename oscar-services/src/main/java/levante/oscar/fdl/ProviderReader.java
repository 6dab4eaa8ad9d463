package levante.oscar.fdl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StorageAccess.Protocol;

/** Reads {@code storage_providers}: by type, then by name, the fields of that type. */
final class ProviderReader {
  private static final String DEFAULT_REGION = "us-east-1";

  /** Of an endpoint, and of an access key; the longest of AWS have 128. */
  private static final int MOST_CHARACTERS = 200;

  private static final Set<String> OPTIONAL = Set.of("region", "verify");
  private static final Map<StorageProvider.Type, List<String>> FIELDS =
      Map.of(
          StorageProvider.Type.MINIO,
          List.of("endpoint", "access_key", "secret_key", "region", "verify"),
          StorageProvider.Type.S3,
          List.of("access_key", "secret_key", "region"),
          StorageProvider.Type.ONEDATA,
          List.of("oneprovider_host", "token", "space"),
          StorageProvider.Type.WEBDAV,
          List.of("hostname", "login", "password"));

  private final Fields root;
  private final Map<String, StorageProvider> providers = new TreeMap<>();

  private ProviderReader(Fields root) {
    this.root = root;
  }

  static Map<String, StorageProvider> read(Fields providers) {
    ProviderReader reader = new ProviderReader(providers);
    for (StorageProvider.Type type : StorageProvider.Type.values()) {
      providers.fields(type.word()).ifPresent(named -> reader.readType(type, named));
    }
    if (providers
        .take("rucio")
        .flatMap(node -> Fields.of(providers.problems(), node, "rucio"))
        .filter(named -> !named.names().isEmpty())
        .isPresent()) {
      providers
          .problems()
          .error(
              providers.key("rucio"),
              providers.under("rucio"),
              "UNKNOWN_PROVIDER",
              "Rucio is not supported; use minio, s3, onedata or webdav");
    }
    providers.refuseOthers();
    return reader.providers;
  }

  private void readType(StorageProvider.Type type, Fields named) {
    for (String name : named.names()) {
      named.fields(name).ifPresent(fields -> readOne(type, name, fields));
    }
  }

  private void readOne(StorageProvider.Type type, String name, Fields fields) {
    if (!name.matches("[A-Za-z0-9]([A-Za-z0-9_-]{0,62})")) {
      root.problems()
          .error(
              fields.node(),
              fields.path(),
              "INVALID_VALUE",
              "a provider's name is of letters, digits, - and _");
    }
    Map<String, Secret> settings = new TreeMap<>();
    for (String field : FIELDS.get(type)) {
      fields
          .text(field)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> settings.put(field, Secret.of(text)));
    }
    // OSCAR's own client sends the default provider with empty fields; that says nothing.
    boolean blank = OPTIONAL.containsAll(settings.keySet());
    if (!blank || fields.names().isEmpty()) {
      define(type, type.word() + "." + name, fields, settings);
    }
    fields.refuseOthers();
  }

  private void define(
      StorageProvider.Type type, String id, Fields fields, Map<String, Secret> settings) {
    for (String field : FIELDS.get(type)) {
      if (!OPTIONAL.contains(field)) {
        fields.required(field);
      }
    }
    Optional<StorageAccess> access =
        switch (type) {
          case MINIO, S3 -> s3(id, type, fields, settings);
          case WEBDAV -> webdav(id, fields, settings);
          case ONEDATA -> Optional.empty();
        };
    providers.put(id, new StorageProvider(id, type, access, settings));
  }

  private Optional<StorageAccess> s3(
      String id, StorageProvider.Type type, Fields fields, Map<String, Secret> settings) {
    String region = text(settings, "region").orElse(DEFAULT_REGION);
    Optional<URI> endpoint =
        type == StorageProvider.Type.S3
            ? Optional.of(URI.create("https://s3.%s.amazonaws.com".formatted(word(region, fields))))
            : text(settings, "endpoint").flatMap(text -> endpoint(text, fields));
    StorageAccess.Tls tls =
        fields.flag("verify").orElse(true)
            ? StorageAccess.Tls.VERIFIED
            : StorageAccess.Tls.UNVERIFIED;
    Optional<String> key = text(settings, "access_key");
    if (key.filter(one -> one.length() > MOST_CHARACTERS).isPresent()) {
      invalid(
          fields,
          "access_key",
          "an access key has at most %d characters".formatted(MOST_CHARACTERS));
    }
    Optional<Secret> secret = Optional.ofNullable(settings.get("secret_key"));
    return endpoint.flatMap(
        at ->
            key.flatMap(
                one ->
                    secret.map(
                        two -> new StorageAccess(id, at, one, two, region, tls, Protocol.S3))));
  }

  private Optional<StorageAccess> webdav(String id, Fields fields, Map<String, Secret> settings) {
    Optional<URI> address = text(settings, "hostname").flatMap(text -> address(text, fields));
    Optional<String> login = text(settings, "login");
    // Source: RFC 7617, 2.
    if (login
        .filter(one -> !one.matches("[^:\\p{Cntrl}]{1,%d}".formatted(MOST_CHARACTERS)))
        .isPresent()) {
      invalid(
          fields,
          "login",
          "a login has at most %d characters, and no colon".formatted(MOST_CHARACTERS));
    }
    Optional<Secret> password = Optional.ofNullable(settings.get("password"));
    return address.flatMap(
        at ->
            login.flatMap(
                name ->
                    password.map(
                        secret -> StorageAccess.of(Protocol.WEBDAV, id, at, name, secret))));
  }

  /** A host means HTTPS. */
  private static Optional<URI> address(String text, Fields fields) {
    try {
      URI written = new URI(text.contains("://") ? text : "https://" + text);
      String path = Objects.requireNonNullElse(written.getRawPath(), "").replaceAll("/+$", "");
      if (text.length() <= MOST_CHARACTERS && isWeb(written) && isFolder(written, path)) {
        String place = written.getScheme() + "://" + written.getRawAuthority();
        return Optional.of(URI.create(place.toLowerCase(Locale.ROOT) + path));
      }
    } catch (URISyntaxException ignored) {
      // Reported below like every other text that is no address.
    }
    invalid(
        fields,
        "hostname",
        "a hostname is a host, perhaps with its port, or the URL of a folder, such as"
            + " https://dav.example.org/files");
    return Optional.empty();
  }

  private static boolean isWeb(URI uri) {
    return uri.getHost() != null
        && List.of("http", "https")
            .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
        && uri.getPort() != 0
        && uri.getPort() < 1 << 16
        && uri.getUserInfo() == null;
  }

  private static boolean isFolder(URI uri, String path) {
    return uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && !path.toLowerCase(Locale.ROOT).matches(".*(//|%2f|%00).*")
        && uri.getPath().indexOf(0xfffd) < 0
        && !(uri.getPath() + "/").matches(".*/\\.\\.?/.*");
  }

  private static void invalid(Fields fields, String field, String message) {
    fields.problems().error(fields.key(field), fields.under(field), "INVALID_VALUE", message);
  }

  private String word(String region, Fields fields) {
    if (region.matches("[a-z0-9-]{1,32}")) {
      return region;
    }
    root.problems()
        .error(
            fields.key("region"),
            fields.under("region"),
            "INVALID_VALUE",
            "a region is of small letters, digits and -, such as " + DEFAULT_REGION);
    return DEFAULT_REGION;
  }

  private Optional<URI> endpoint(String text, Fields fields) {
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web
          && text.length() <= MOST_CHARACTERS
          && uri.getHost() != null
          && uri.getPath().isEmpty()
          && uri.getUserInfo() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException ignored) {
      // Reported below like every other text that is no endpoint.
    }
    root.problems()
        .error(
            fields.key("endpoint"),
            fields.under("endpoint"),
            "INVALID_VALUE",
            "an endpoint is scheme, host and port, such as https://minio.example.org:9000");
    return Optional.empty();
  }

  private static Optional<String> text(Map<String, Secret> settings, String field) {
    return Optional.ofNullable(settings.get(field)).map(Secret::reveal);
  }
}
