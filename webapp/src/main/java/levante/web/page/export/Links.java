package levante.web.page.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where a list is had as a file, with the filter that it is looked at with.
 *
 * @param address that a query parameter can be put after
 */
public record Links(String address) {
  public Links {
    Objects.requireNonNull(address, "address");
  }

  /** Of the list of that path, all of it. */
  public static Links of(String path) {
    return new Links(path + "?");
  }

  /** The same, filtered by that too. */
  public Links with(String parameter, String value) {
    return new Links(
        "%s%s=%s&".formatted(address, parameter, URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }

  /** For spreadsheets. */
  public String csv() {
    return as(Format.CSV);
  }

  /** For programs. */
  public String json() {
    return as(Format.JSON);
  }

  private String as(Format format) {
    return address + "as=" + format.word();
  }
}
