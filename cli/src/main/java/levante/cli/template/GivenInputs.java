package levante.cli.template;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.cli.failure.CliFailure;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/** The inputs of the command line, as the compiler takes them. */
final class GivenInputs {
  /** What YAML and JSON both read as a number; longer ones stay texts. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");

  private GivenInputs() {}

  /**
   * Those of a YAML or JSON file, and over them those that were typed.
   *
   * @param typed values by name; a value in brackets, braces or quotes is YAML, another is itself
   * @throws CliFailure when the file cannot be read or a value is malformed
   */
  static Map<String, Object> read(
      Optional<String> file, Map<String, String> typed, InputStream stdin) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    file.ifPresent(name -> inputs.putAll(ofFile(TemplateFile.read(name, stdin))));
    typed.forEach((name, text) -> inputs.put(name, value(name, text)));
    return inputs;
  }

  private static Map<String, Object> ofFile(TemplateFile file) {
    Cursor document = parsed(file.name(), file.text());
    // The file may be the map itself, or have it under the key that templates use.
    Cursor map = document.get("inputs").filter(Cursor::isMap).orElse(document);
    if (!map.isMap()) {
      throw wrong("%s is not a map of inputs, such as cpus: 4".formatted(file.name()));
    }
    return entries(map);
  }

  private static Object value(String name, String text) {
    String bare = text.strip();
    boolean yaml = !bare.isEmpty() && "[{\"'".indexOf(bare.charAt(0)) >= 0;
    return yaml ? plain(parsed("--input " + name, bare)) : scalar(text, true);
  }

  private static Cursor parsed(String file, String text) {
    Problems problems = new Problems();
    Optional<Cursor> document = YamlReader.read(file, text, problems);
    if (document.isEmpty() || problems.hasErrors()) {
      throw wrong(problems.inOrder().get(0).toString());
    }
    return document.get();
  }

  private static CliFailure wrong(String sentence) {
    return new CliFailure(CliFailure.USAGE, sentence);
  }

  private static Object plain(Cursor at) {
    if (at.isMap()) {
      return entries(at);
    }
    if (at.isList()) {
      List<Object> items = new ArrayList<>();
      at.items().stream().filter(item -> !item.isNull()).forEach(item -> items.add(plain(item)));
      return items;
    }
    boolean bare = at.node().match(scalar -> scalar.plain(), sequence -> false, mapping -> false);
    return scalar(at.scalar().orElse(""), bare);
  }

  private static Map<String, Object> entries(Cursor map) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Field field : map.fields()) {
      // Nothing written is nothing given: the default holds.
      if (!field.value().isNull()) {
        entries.put(field.name(), plain(field.value()));
      }
    }
    return entries;
  }

  private static Object scalar(String text, boolean bare) {
    if (bare && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    }
    return bare && NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
  }
}
