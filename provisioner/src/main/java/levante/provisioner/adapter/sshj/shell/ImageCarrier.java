package levante.provisioner.adapter.sshj.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.install.InstallScript;
import levante.provisioner.install.NodeImages;
import levante.provisioner.install.NodeImages.Archive;
import levante.provisioner.install.Recipe;

/**
 * Brings container images onto machines before they are made into nodes, so that no pod is ever on
 * a node that lacks them. What broke off is gone on with; what a machine has is not brought again.
 */
public final class ImageCarrier {
  private static final long MEGABYTE = 1_000_000;

  private final NodeImages images;
  private final SshShell shell;
  private final Background<String, Boolean> underway;
  private final Map<String, String> told = new ConcurrentHashMap<>();

  /**
   * Of these images.
   *
   * @param threads to as many machines images are brought at a time
   */
  public ImageCarrier(NodeImages images, SshShell shell, ExecutorService threads) {
    this.images = images;
    this.shell = shell;
    this.underway = new Background<>(threads);
  }

  /** Of no images: nothing is ever brought. */
  public static ImageCarrier none() {
    return new ImageCarrier(
        new NodeImages(Optional.empty()), new SshShell(), ForkJoinPool.commonPool());
  }

  /** The script, which is told what has been brought. */
  public InstallScript told(Recipe recipe, InstallScript script) {
    return recipe.imageFolder().isEmpty() ? script : script.and("IMAGES", images.list());
  }

  /**
   * Brings what the machine lacks; nothing is waited for.
   *
   * @param folder of Levante's on machines
   * @return what is being done; empty when the machine has all of them
   * @throws LevanteException MACHINE_UNREACHABLE when what was begun has failed
   */
  public Optional<String> bring(Recipe recipe, Target target, String folder) {
    List<Archive> all = recipe.imageFolder().isEmpty() ? List.of() : images.archives();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    values.put("LEVANTE", folder);
    values.put("FOLDER", recipe.imageFolder().orElseThrow());
    String key = target.name();
    boolean there = underway.ask(key, () -> brought(all, target, values)).orElse(false);
    if (there) {
      told.remove(key);
      return Optional.empty();
    }
    return Optional.of(told.getOrDefault(key, "is asked which container images it has"));
  }

  private boolean brought(List<Archive> all, Target target, Map<String, String> values) {
    Map<String, Archive> bySum =
        all.stream().collect(Collectors.toMap(Archive::sum, Function.identity(), (a, b) -> a));
    Map<String, String> asked = new HashMap<>(values);
    asked.put("IMAGES", all.stream().map(Archive::line).collect(Collectors.joining("\n")));
    for (String line : said(target, "images-missing", asked).lines().toList()) {
      String[] words = line.split(" ");
      send(target, bySum.get(words[0]), Long.parseLong(words[1]), values);
    }
    return true;
  }

  private void send(Target target, Archive archive, long from, Map<String, String> values) {
    String file = archive.file().getFileName().toString();
    told.put(
        target.name(),
        "%s (%d MB) is being brought to it".formatted(file, size(archive) / MEGABYTE));
    Map<String, String> of = new HashMap<>(values);
    of.put("SUM", archive.sum());
    of.put("FILE", file);
    of.put("SIZE", Long.toString(size(archive)));
    of.put("FROM", Long.toString(from));
    InstallScript taking = InstallScript.of("images-take", of);
    answer(target, shell.send(target, taking.text(), archive.file(), from));
  }

  private static long size(Archive archive) {
    try {
      return Files.size(archive.file());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String said(Target target, String script, Map<String, String> values) {
    return answer(target, shell.run(target, InstallScript.of(script, values).text()));
  }

  private static String answer(Target target, Shell.Answer answer) {
    if (answer.exit() != 0) {
      throw new LevanteException(
          ErrorCode.MACHINE_UNREACHABLE,
          "%s: %s".formatted(target.name(), answer.complaint().strip()));
    }
    return answer.output();
  }
}
