package levante.web.page.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** What a list can be exported as. */
enum Format {
  /** For spreadsheets. */
  CSV("csv", "text/csv;charset=UTF-8"),
  /** For programs: an array of objects. */
  JSON("json", "application/json;charset=UTF-8");

  private final String word;
  private final String type;

  Format(String word, String type) {
    this.word = word;
    this.type = type;
  }

  /** INVALID_REQUEST for a word that is none. */
  static Format of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST,
                    "a list is exported as csv or json, not as '%s'".formatted(word)));
  }

  /** In URLs and after the dot of files. */
  String word() {
    return word;
  }

  String type() {
    return type;
  }

  /** Begins to write columns of those names. */
  Lines open(OutputStream out, List<String> names) throws IOException {
    return this == CSV ? new CsvLines(out, names) : new JsonArray(out, names);
  }
}
