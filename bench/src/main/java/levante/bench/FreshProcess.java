package levante.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A fresh process of Java with 256 MB of heap, in which one measurement is made. */
final class FreshProcess {
  private FreshProcess() {}

  /**
   * What the main method of a class prints.
   *
   * @param flags for Java, besides those that bound its memory
   */
  static String output(Class<?> main, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return Command.output(command);
  }
}
