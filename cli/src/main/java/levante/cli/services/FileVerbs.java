package levante.cli.services;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import levante.cli.client.Calls;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;

/** {@code put}, {@code get} and {@code ls}: files in the storages of clusters. */
final class FileVerbs {
  private static final String STDOUT = "-";

  /** The most that OSCAR's wire gives at once. */
  private static final int PAGE = 1000;

  private FileVerbs() {}

  static ServerVerb put() {
    return new ServerVerb(
        new ServerVerb.Form(
            "put",
            "FILE CLUSTER:BUCKET/KEY",
            "Puts a file into a bucket of a cluster's storage, where it starts the services that"
                + " read there. A KEY that ends in / takes the file's name. What lies there is"
                + " overwritten."),
        FileVerbs::put);
  }

  private static Said put(Asked asked) {
    Path file = Path.of(asked.operand(0));
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read the file " + file);
    }
    Place place = Place.of(asked.operand(1)).holding(String.valueOf(file.getFileName()));
    asked.server().calls().upload(place.path(), file);
    return Said.of(
        "%s is %s".formatted(file, place),
        Map.of("put", place.toString(), "file", file.toString()));
  }

  static ServerVerb get() {
    return new ServerVerb(
        new ServerVerb.Form(
            "get",
            "CLUSTER:BUCKET/KEY [FILE]",
            "Fetches a file of a bucket. FILE is the key's last part when it is left out; - is"
                + " standard output, a folder takes the key's last part."),
        FileVerbs::get);
  }

  private static Said get(Asked asked) {
    Place place = Place.of(asked.operand(0));
    if (place.isFolder()) {
      throw new CliFailure(
          CliFailure.USAGE, "%s is no file; './levante ls' lists what is there".formatted(place));
    }
    String written = asked.words().operands().size() > 1 ? asked.operand(1) : place.fileName();
    if (written.equals(STDOUT)) {
      if (asked.isForProgram()) {
        throw new CliFailure(CliFailure.USAGE, "a file and JSON cannot both go to the output");
      }
      asked.server().calls().download(place.path(), body -> copy(body, asked));
      return Said.of(List.of(), Map.of());
    }
    Path named = Path.of(written);
    Path file = Files.isDirectory(named) ? named.resolve(place.fileName()) : named;
    asked.server().calls().download(place.path(), body -> write(body, file));
    return Said.of(
        "%s is in %s".formatted(place, file),
        Map.of("got", place.toString(), "file", file.toString()));
  }

  private static long copy(InputStream body, Asked asked) {
    try {
      return body.transferTo(asked.terminal().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Aside and renamed, so that half a file never has its name. */
  static Path write(InputStream body, Path file) {
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.copy(body, aside, StandardCopyOption.REPLACE_EXISTING);
      return Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CliFailure("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  static ServerVerb list() {
    return new ServerVerb(
        new ServerVerb.Form(
            "ls",
            "CLUSTER[:BUCKET/PREFIX]",
            "Lists the buckets of a cluster's storage, or the files of a bucket whose keys begin"
                + " so."),
        FileVerbs::list);
  }

  private static Said list(Asked asked) {
    Calls calls = asked.server().calls();
    String written = asked.operand(0);
    if (!written.contains(":")) {
      record Bucket(String bucketName) {}
      List<Bucket> buckets =
          calls.get(
              "/oscar/%s/system/buckets".formatted(Calls.encode(written)),
              new TypeReference<List<Bucket>>() {});
      List<String> names = buckets.stream().map(Bucket::bucketName).toList();
      return Said.of(names, names);
    }
    Place place = Place.of(written);
    List<String> keys =
        keys(calls, place).stream().filter(key -> key.startsWith(place.key())).toList();
    return Said.of(keys, keys);
  }

  private static List<String> keys(Calls calls, Place place) {
    record Entry(String objectName) {}
    record Page(List<Entry> objects, String nextPage) {}
    List<String> keys = new ArrayList<>();
    String next = "";
    do {
      String path =
          "/oscar/%s/system/buckets/%s?limit=%d%s"
              .formatted(
                  Calls.encode(place.cluster()),
                  Calls.encode(place.bucket()),
                  PAGE,
                  next.isEmpty() ? "" : "&page=" + Calls.encode(next));
      Page page = calls.get(path, new TypeReference<Page>() {});
      page.objects().forEach(one -> keys.add(one.objectName()));
      next = page.nextPage() == null ? "" : page.nextPage();
    } while (!next.isEmpty());
    return keys;
  }
}
