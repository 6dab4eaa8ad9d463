package levante.tosca.library;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A profile inside this module that templates import. */
public enum BundledProfile {
  /** The types of the Infrastructure Manager, as its templates know them. */
  IM(
      "im-profile.yaml",
      UnknownProperties.WARNED,
      "https://(raw\\.githubusercontent\\.com|github\\.com)"
          + "/(grycap/tosca|grycap/ec3|indigo-dc/tosca-types)/[^?#]+/custom_types\\.yaml"),
  /** Levante's own types, which are at no URL. */
  LEVANTE("levante-profile.yaml", UnknownProperties.REFUSED, "");

  private final String file;
  private final UnknownProperties unknownProperties;
  private final Pattern urls;

  BundledProfile(String file, UnknownProperties unknownProperties, String urls) {
    this.file = file;
    this.unknownProperties = unknownProperties;
    this.urls = Pattern.compile(urls);
  }

  /** The profile that an import means by its name or by a well-known URL. */
  public static Optional<BundledProfile> of(String location) {
    return Arrays.stream(values()).filter(one -> one.isAt(location)).findFirst();
  }

  /** The names that templates import. */
  public static List<String> files() {
    return Arrays.stream(values()).map(BundledProfile::file).toList();
  }

  /** The name that templates import. */
  public String file() {
    return file;
  }

  UnknownProperties unknownProperties() {
    return unknownProperties;
  }

  private boolean isAt(String location) {
    return location.equals(file) || (!location.isEmpty() && urls.matcher(location).matches());
  }
}
