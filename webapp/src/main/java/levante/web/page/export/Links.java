package levante.web.page.export;

import java.util.Objects;
import levante.web.page.frame.Address;

/**
 * Where a list is had as a file, with the filter that it is looked at with.
 *
 * @param address of the list
 */
public record Links(Address address) {
  public Links {
    Objects.requireNonNull(address, "address");
  }

  /** Of the list of that path, all of it. */
  public static Links of(String path) {
    return new Links(Address.of(path));
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
    return address.with("as", format.word()).text();
  }
}
