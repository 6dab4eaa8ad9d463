package levante.cli.reach;

import java.util.List;
import levante.cli.client.json.Json;

/**
 * What a verb answers.
 *
 * @param lines for a person
 * @param json the same for a program: one document
 * @param exitCode of the process
 */
public record Said(List<String> lines, String json, int exitCode) {
  public Said {
    lines = List.copyOf(lines);
    json = json.strip();
  }

  /** Some lines, and what they were made of. */
  public static Said of(List<String> lines, Object view) {
    return new Said(lines, Json.text(view), 0);
  }

  /** One line, and what it was made of. */
  public static Said of(String line, Object view) {
    return of(List.of(line), view);
  }

  /** The same with another exit code. */
  public Said ending(int code) {
    return new Said(lines, json, code);
  }
}
