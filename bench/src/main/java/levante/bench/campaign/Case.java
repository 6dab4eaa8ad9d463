package levante.bench.campaign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import levante.tosca.TemplateSource;

/**
 * One mutated template; case N is the same in every run of the same seeds.
 *
 * @param zip the template as an archive whose bytes were changed, in some cases
 */
record Case(long number, TemplateSource source, Optional<byte[]> zip) {
  private static final int MOST_CHANGES = 8;

  /** The case of a number. */
  static Case of(long number, List<TemplateSource> seeds) {
    // Neighbouring seeds of Random begin alike.
    Random random = new Random(number * 0x9E3779B97F4A7C15L + 1);
    TextMutator mutator =
        new TextMutator(random, seeds.stream().map(TemplateSource::text).toList());
    TemplateSource seed = seeds.get(random.nextInt(seeds.size()));
    int changes = 1 + random.nextInt(1 + random.nextInt(MOST_CHANGES));
    TemplateSource changed = seed;
    for (int i = 0; i < changes; i++) {
      changed = changed(changed, random, mutator);
    }
    Optional<byte[]> zip =
        random.nextInt(4) == 0
            ? Optional.of(damaged(archive(random.nextBoolean() ? seed : changed), random))
            : Optional.empty();
    return new Case(number, changed, zip);
  }

  // The template itself, what it is merged into, or a file that comes with it.
  private static TemplateSource changed(TemplateSource source, Random random, TextMutator mutator) {
    boolean below = random.nextInt(3) == 0;
    if (below && !source.parents().isEmpty()) {
      List<TemplateSource> parents = new ArrayList<>(source.parents());
      int at = random.nextInt(parents.size());
      parents.set(at, changed(parents.get(at), random, mutator));
      return new TemplateSource(source.name(), source.text(), parents, source.files());
    }
    if (below && !source.files().isEmpty()) {
      Map<String, String> files = new TreeMap<>(source.files());
      String file = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
      files.put(file, mutator.changed(files.get(file)));
      return new TemplateSource(
          source.name(), source.text(), source.parents(), new TreeMap<>(files));
    }
    return new TemplateSource(
        source.name(), mutator.changed(source.text()), source.parents(), source.files());
  }

  /** The template and its files as a cloud service archive. */
  static byte[] archive(TemplateSource source) {
    Map<String, String> files = new TreeMap<>(source.files());
    files.put(source.name(), source.text());
    files.put(
        "TOSCA-Metadata/TOSCA.meta",
        "TOSCA-Meta-File-Version: 1.1\nCSAR-Version: 1.1\nCreated-By: a campaign\n"
            + "Entry-Definitions: "
            + source.name()
            + "\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] zip, Random random) {
    byte[] bytes = zip.clone();
    int changes = random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << i);
    }
    return random.nextInt(8) == 0
        ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))
        : bytes;
  }
}
