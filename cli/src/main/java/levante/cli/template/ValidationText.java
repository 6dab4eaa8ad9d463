package levante.cli.template;

import java.util.ArrayList;
import java.util.List;
import levante.cli.words.Colours;
import levante.cli.words.Screen;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Scaling;
import levante.tosca.model.Topology;

/** What {@code validate} tells a person: the diagnostics, what each good file is, and the sums. */
final class ValidationText {
  private final Colours colours;

  ValidationText(Colours colours) {
    this.colours = colours;
  }

  List<String> lines(List<TemplateReading> readings) {
    DiagnosticText text = new DiagnosticText(colours);
    List<String> lines = new ArrayList<>();
    for (TemplateReading reading : readings) {
      reading
          .diagnostics()
          .forEach(
              one -> {
                lines.addAll(text.lines(one, reading.texts()));
                lines.add("");
              });
      lines.add(summary(reading));
    }
    if (readings.size() > 1) {
      lines.add(sums(readings));
    }
    return lines;
  }

  private String summary(TemplateReading reading) {
    String name = Screen.safe(reading.name());
    return reading
        .topology()
        .map(topology -> "%s: %s: %s".formatted(name, colours.green("fine"), words(topology)))
        .orElseGet(() -> name + ": " + colours.red(count(reading.errors(), "error")))
        .concat(reading.warnings() == 0 ? "" : ", " + count(reading.warnings(), "warning"));
  }

  private static String words(Topology topology) {
    List<NodeTemplate> machines = topology.nodeTemplatesOf("tosca.nodes.Compute");
    List<Scaling> numbers =
        machines.stream().map(one -> one.scaling().orElse(new Scaling(1, 1, 1))).toList();
    long first = numbers.stream().mapToLong(Scaling::count).sum();
    long most = numbers.stream().mapToLong(Scaling::max).sum();
    return "%s, %s, %s%s"
        .formatted(
            Screen.safe(topology.name()),
            count(topology.nodeTemplates().size(), "node template"),
            count(first, "machine"),
            most > first ? " (up to %d)".formatted(most) : "");
  }

  private String sums(List<TemplateReading> readings) {
    long bad = readings.stream().filter(one -> !one.isFine()).count();
    return "%s: %s; %s, %s"
        .formatted(
            count(readings.size(), "file"),
            bad == 0 ? colours.green("all fine") : colours.red(bad + " with errors"),
            count(readings.stream().mapToLong(TemplateReading::errors).sum(), "error"),
            count(readings.stream().mapToLong(TemplateReading::warnings).sum(), "warning"));
  }

  private static String count(long number, String thing) {
    return "%d %s%s".formatted(number, thing, number == 1 ? "" : "s");
  }
}
