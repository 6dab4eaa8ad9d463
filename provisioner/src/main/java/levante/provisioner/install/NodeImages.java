package levante.provisioner.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Container images that every node of a Kubernetes gets from Levante itself, so that no registry is
 * needed: archives in a folder of this machine, which may change while Levante runs. What lies in a
 * folder named as an architecture is for machines of that one only.
 */
public final class NodeImages {
  /** As the install scripts call them. */
  private static final Set<String> ARCHITECTURES = Set.of("amd64", "arm64", "arm");

  /** What containerd imports and K3s looks for; no name needs quotes. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.(tar|tar\\.gz|tar\\.zst)");

  private final Optional<Path> folder;
  private final Map<Path, Summed> sums = new ConcurrentHashMap<>();

  private record Summed(long size, FileTime changed, String sum) {}

  /**
   * One archive.
   *
   * @param name as the install scripts read it: the file's name, after its architecture and a slash
   *     where it is for that one only
   * @param sum SHA-256 in hexadecimal
   */
  public record Archive(Path file, String name, String sum) {
    public Archive {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sum, "sum");
    }

    /** As {@code sha256sum} writes it. */
    public String line() {
      return sum + "  " + name;
    }
  }

  /**
   * Those of a folder.
   *
   * @param folder empty for none
   */
  public NodeImages(Optional<Path> folder) {
    this.folder = folder.map(Path::toAbsolutePath);
  }

  /**
   * All of them, by name.
   *
   * @throws LevanteException INTERNAL when the folder cannot be read, or two archives that one
   *     machine would get have the same name
   */
  public List<Archive> archives() {
    if (folder.isEmpty()) {
      return List.of();
    }
    try {
      List<Path> found = files(folder.get());
      for (String architecture : ARCHITECTURES) {
        found.addAll(files(folder.get().resolve(architecture)));
      }
      sums.keySet().retainAll(found);
      return found.stream()
          .map(this::archive)
          .sorted(Comparator.comparing(Archive::name))
          .collect(Collectors.collectingAndThen(Collectors.toList(), this::distinct));
    } catch (IOException unreadable) {
      throw refused("cannot be read: " + unreadable);
    }
  }

  /** A line an archive; empty for none. */
  public String list() {
    return archives().stream().map(Archive::line).collect(Collectors.joining("\n"));
  }

  private List<Path> files(Path in) throws IOException {
    if (!Files.isDirectory(in) && !in.equals(folder.orElseThrow())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .collect(Collectors.toList());
    }
  }

  private Archive archive(Path file) {
    String name = folder.orElseThrow().relativize(file).toString();
    return new Archive(file, name, sum(file));
  }

  private List<Archive> distinct(List<Archive> all) {
    Set<String> everywhere =
        all.stream()
            .map(Archive::name)
            .filter(name -> !name.contains("/"))
            .collect(Collectors.toSet());
    all.stream()
        .map(Archive::name)
        .filter(name -> everywhere.contains(name.substring(name.indexOf('/') + 1)))
        .filter(name -> name.contains("/"))
        .findFirst()
        .ifPresent(
            twice -> {
              throw refused("has %s a second time, for all machines".formatted(twice));
            });
    return all;
  }

  private String sum(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Summed known = sums.get(file);
      if (known == null
          || known.size() != now.size()
          || !known.changed().equals(now.lastModifiedTime())) {
        known = new Summed(now.size(), now.lastModifiedTime(), read(file));
        sums.put(file, known);
      }
      return known.sum();
    } catch (IOException unreadable) {
      throw refused("cannot be read: " + unreadable);
    }
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream summing =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      summing.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(summing.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private LevanteException refused(String why) {
    return new LevanteException(
        ErrorCode.INTERNAL, "levante.node-images: %s %s".formatted(folder.orElseThrow(), why));
  }
}
