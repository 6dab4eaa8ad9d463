package levante.cli.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.cli.failure.CliFailure;

/**
 * Payara Micro laid out in a folder, with an archive of its classes (CDS): half the time of a start
 * from the one jar. Made once per version of server and Java, under {@code .levante/runtime}; an
 * image without its mark is unfinished and made anew. Servers only read it.
 *
 * @param folder of the image
 * @param archive absent when it could not be made; a start is then merely slower
 */
public record RuntimeImage(Path folder, Optional<Path> archive) {
  private static final String LAYOUT = "layout";
  private static final String ARCHIVE = "classes.jsa";
  private static final String MARK = "complete";
  private static final String LAUNCHER = "launch-micro.jar";

  /** On 2 cores laying out takes 3 s, the warm-up 20 s; the bound is for machines far slower. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** The jar whose manifest names all the others. */
  public Path launcher() {
    return layout().resolve(LAUNCHER);
  }

  /** Jars and the pristine configuration. */
  public Path layout() {
    return folder.resolve(LAYOUT);
  }

  /** The image for this build, made now if it is not there. */
  public static RuntimeImage prepare(Home home, Progress progress) {
    try {
      Path runtimes = Folders.make(home.state().resolve("runtime"), "rwxr-xr-x");
      String name =
          new Fingerprint()
              .with(home.payaraMicro())
              .with(home.preboot())
              .with(System.getProperty("java.home") + System.getProperty("java.vm.version"))
              .with(runtimes.toString())
              .with(String.join(" ", ServerCommand.JVM_FLAGS))
              .name();
      try (FileChannel channel =
              FileChannel.open(
                  runtimes.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock alone = channel.lock()) {
        return new Maker(home, runtimes.resolve(name), progress).image(alone.isValid());
      }
    } catch (IOException e) {
      throw new CliFailure("cannot prepare the server's runtime: " + e.getMessage(), e);
    }
  }

  private record Maker(Home home, Path folder, Progress progress) {
    RuntimeImage image(boolean alone) throws IOException {
      if (alone && !Files.exists(folder.resolve(MARK))) {
        Folders.remove(folder);
        Folders.make(folder, "rwxr-xr-x");
        progress.step("preparing the server, once per build");
        layOut();
        warmUp();
        mark();
      }
      return new RuntimeImage(
          folder, Optional.of(folder.resolve(ARCHIVE)).filter(Files::isRegularFile));
    }

    /** An image without an archive stays unmarked, so that the next start tries again. */
    private void mark() throws IOException {
      if (Files.isRegularFile(folder.resolve(ARCHIVE))) {
        Files.createFile(folder.resolve(MARK));
      } else {
        progress.step("no archive came of the warm-up; see " + folder.resolve("warm-up.log"));
      }
    }

    private void layOut() {
      run(
          "layout.log",
          List.of(
              ServerCommand.java(),
              "-jar",
              home.payaraMicro().toString(),
              "--rootdir",
              folder.resolve(LAYOUT).toString(),
              "--outputlauncher"));
      if (!Files.isRegularFile(folder.resolve(LAYOUT).resolve(LAUNCHER))) {
        throw new CliFailure("no launcher came of it; see " + folder.resolve("layout.log"));
      }
    }

    /** A first start that ends by itself and leaves the archive of what it loaded. */
    private void warmUp() throws IOException {
      RuntimeImage bare = new RuntimeImage(folder, Optional.empty());
      Path warm = Files.createTempDirectory("levante-warm-up");
      try {
        ServerSettings settings =
            ServerSettings.of(warm.resolve("data"), ServerSettings.LOOPBACK, Ports.free());
        Folders.make(settings.data(), "rwx------");
        new InstanceRoot(settings.instance()).prepare(bare, home.preboot(), settings.address());
        List<String> command =
            new ArrayList<>(new ServerCommand(home.war(), bare, settings).arguments());
        command.add(1, "-XX:ArchiveClassesAtExit=" + folder.resolve(ARCHIVE));
        command.add("--warmup");
        run("warm-up.log", command);
      } finally {
        Folders.remove(warm);
      }
    }

    private void run(String log, List<String> command) {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(log).toFile());
      Children.runToEnd(builder, LIMIT, folder.resolve(log));
    }
  }
}
