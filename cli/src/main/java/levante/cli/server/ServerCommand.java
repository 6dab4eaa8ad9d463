package levante.cli.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a server: pure, so that a test can hold it.
 *
 * @param war what it serves
 * @param image what it runs from
 * @param settings what it is told
 */
public record ServerCommand(Path war, RuntimeImage image, ServerSettings settings) {
  /**
   * One collector thread and the quick compiler only: on 2 cores that starts soonest and stays
   * smallest, and the heavy work is done in the jobs' own processes.
   */
  static final List<String> JVM_FLAGS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Xlog:cds=off",
          "-Xlog:cds+dynamic=off",
          "-Djava.awt.headless=true",
          "-Djava.net.preferIPv4Stack=true");

  /** As the manifest of Payara's launcher has it, which counts only when it is run by -jar. */
  private static final List<String> OPENED =
      List.of(
          "java.base/jdk.internal.loader",
          "java.base/java.lang",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/sun.nio.ch",
          "java.management/sun.management",
          "jdk.management/com.sun.management.internal",
          "java.base/sun.net.www.protocol.jrt",
          "java.base/sun.net.www.protocol.jar",
          "java.base/java.io",
          "java.naming/javax.naming.spi",
          "java.rmi/sun.rmi.transport",
          "java.logging/java.util.logging",
          "java.management/javax.management",
          "java.management/javax.management.openmbean");

  private static final List<String> EXPORTED =
      List.of(
          "java.base/jdk.internal.ref",
          "jdk.naming.dns/com.sun.jndi.dns",
          "java.naming/com.sun.jndi.ldap");

  /** The launcher's own main class would force the image's folder upon every server as its root. */
  private static final String MAIN = "fish.payara.micro.impl.PayaraMicroImpl";

  /** The Java that runs this process. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** All of it, the program first. */
  public List<String> arguments() {
    InstanceRoot root = new InstanceRoot(settings.instance());
    List<String> line = new ArrayList<>();
    line.add(java());
    line.addAll(JVM_FLAGS);
    OPENED.forEach(one -> line.add("--add-opens=" + one + "=ALL-UNNAMED"));
    EXPORTED.forEach(one -> line.add("--add-exports=" + one + "=ALL-UNNAMED"));
    image.archive().ifPresent(archive -> line.add("-XX:SharedArchiveFile=" + archive));
    line.add("-Djava.io.tmpdir=" + root.temporary());
    line.add("-Dfish.payara.micro.BootJar=" + image.launcher().toUri());
    line.add("-Dfish.payara.micro.UnpackDir=" + image.layout());
    settings.properties().forEach((key, value) -> line.add("-D" + key + "=" + value));
    line.addAll(List.of("-cp", image.launcher().toString(), MAIN));
    line.addAll(List.of("--rootdir", root.path().toString()));
    line.addAll(List.of("--nocluster", "--nohazelcast", "--disablephonehome"));
    line.addAll(List.of("--logproperties", root.logging().toString()));
    line.addAll(List.of("--prebootcommandfile", root.commands().toString()));
    line.addAll(List.of("--port", String.valueOf(settings.port())));
    line.addAll(List.of("--contextroot", "/", "--deploy", war.toString()));
    return List.copyOf(line);
  }
}
