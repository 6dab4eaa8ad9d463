package levante.web.radl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.web.radl.Radl.Contextualize;

/** Writes RADL's text form, as the library of IM's clients reads it. */
public final class RadlText {
  private RadlText() {}

  /** The document as text. */
  public static String write(Radl radl) {
    List<String> parts = new ArrayList<>();
    Stream.of(RadlSection.Kind.values())
        .flatMap(kind -> radl.of(kind).stream())
        .map(RadlText::section)
        .forEach(parts::add);
    radl.recipes().stream().map(RadlText::recipe).forEach(parts::add);
    radl.contextualize().map(RadlText::contextualize).ifPresent(parts::add);
    radl.deploys().stream()
        .map(
            one ->
                "deploy %s %d%s"
                    .formatted(
                        one.system(), one.machines(), one.cloud().map(id -> " " + id).orElse("")))
        .forEach(parts::add);
    return parts.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static String section(RadlSection section) {
    String head = section.kind().word() + " " + section.id();
    return section.isReference()
        ? head
        : "%s (%n%s%n)".formatted(head, features(section.features())).replace("\r", "");
  }

  static String features(List<RadlFeature> features) {
    return features.stream().map(RadlText::feature).collect(Collectors.joining(" and\n"));
  }

  private static String feature(RadlFeature feature) {
    String value = value(feature.value());
    return feature.name().startsWith("soft ")
        ? feature.name() + " " + value
        : "%s %s %s".formatted(feature.name(), feature.operator().sign(), value);
  }

  private static String value(RadlValue value) {
    return value.match(
        new RadlValue.Cases<>(
            text -> quoted(text.text()),
            number -> number.amount().toPlainString() + number.unit(),
            texts ->
                texts.texts().stream()
                    .map(RadlText::quoted)
                    .collect(Collectors.joining(",", "[", "]")),
            group -> "(" + features(group.features()) + ")"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  private static String recipe(Radl.Recipe recipe) {
    if (recipe.isReference()) {
      return "configure " + recipe.id();
    }
    return recipe
        .text()
        .map(text -> text.endsWith("\n") ? text : text + "\n")
        .map(text -> "configure %s (\n@begin\n%s@end\n)".formatted(recipe.id(), text))
        .orElse("configure %s ()".formatted(recipe.id()));
  }

  private static String contextualize(Contextualize contextualize) {
    if (contextualize.items().isEmpty()) {
      return "contextualize ()";
    }
    String time = contextualize.maxTime() > 0 ? contextualize.maxTime() + " " : "";
    return contextualize.items().stream()
        .map(RadlText::item)
        .collect(Collectors.joining("\n", "contextualize " + time + "(\n", "\n)"));
  }

  private static String item(Contextualize.Item item) {
    String step = item.step() > 0 ? " step " + item.step() : "";
    String tool = item.tool().map(name -> " with " + name).orElse("");
    return "system %s configure %s%s%s".formatted(item.system(), item.recipe(), step, tool);
  }
}
