package levante.cli.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import levante.cli.client.ClustersClient;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code clusters}: takes clusters and storages into use that Levante did not raise. */
final class ClustersVerb implements Verb {
  static final String NAME = "clusters";

  private static final String ENDPOINT = "--endpoint";
  private static final String ACCESS_KEY = "--access-key";
  private static final String SECRET_FILE = "--secret-key-file";
  private static final String REGION = "--region";
  private static final String TARGET = "--target";
  private static final String UNVERIFIED = "--no-verify";

  @Override
  public Usage usage() {
    List<Option> options = new ArrayList<>();
    options.add(Option.valued(ENDPOINT, "URL", "Of attach: the S3 storage."));
    options.add(Option.valued(ACCESS_KEY, "KEY", "Of attach: its access key."));
    options.add(Option.valued(SECRET_FILE, "FILE", "Of attach: holds its secret key."));
    options.add(Option.valued(REGION, "NAME", "Of attach: its region. Default: us-east-1."));
    options.add(
        Option.valued(
            TARGET,
            "ARN",
            "Of attach: the storage's name of the webhook that posts to Levante, such as"
                + " arn:minio:sqs::levante:webhook. Default: none; new files are found by listing."));
    options.add(Option.flag(UNVERIFIED, "Of attach: do not verify its certificate."));
    options.addAll(Reached.OPTIONS);
    return new Usage(
        NAME,
        "list | adopt NAME KUBECONFIG | release ID | attach ID | storage ID | detach ID",
        "Takes clusters and storages into use that exist already: adopt (a Kubernetes, by its"
            + " kubeconfig), attach (an S3 storage as a cluster's own), and lets them go again;"
            + " neither is changed by that.",
        options,
        List.of(
            "0: it is done",
            "1: the server refused it, or does not answer; the message says why",
            "2: the command line is wrong, or a file cannot be read"));
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().isEmpty()) {
      throw Words.wrong(usage(), "it takes a word such as 'list'");
    }
    ClustersClient clusters = Reached.by(words).client().clusters();
    Said said =
        switch (words.operands().get(0)) {
          case "list" -> list(clusters, taking(words, 0));
          case "adopt" -> adopt(clusters, taking(words, 2));
          case "release" -> done("released", clusters::release, taking(words, 1));
          case "attach" -> attach(clusters, words, taking(words, 1).get(0));
          case "storage" -> told(clusters.storage(taking(words, 1).get(0)));
          case "detach" -> done("detached its storage", clusters::detach, taking(words, 1));
          default ->
              throw Words.wrong(usage(), "there is no '%s'".formatted(words.operands().get(0)));
        };
    return ServerVerb.print(said, words, terminal);
  }

  private List<String> taking(Words words, int operands) {
    return ServerVerb.following(usage(), words, operands);
  }

  private static Said list(ClustersClient clusters, List<String> nothing) {
    List<ClustersClient.Adopted> adopted = clusters.adopted();
    List<String> lines =
        adopted.stream()
            .map(one -> "%s  %s  since %s".formatted(one.id(), one.name(), one.adopted()))
            .toList();
    return Said.of(
        lines.isEmpty() && nothing.isEmpty() ? List.of("no cluster is adopted") : lines, adopted);
  }

  private static Said adopt(ClustersClient clusters, List<String> nameAndFile) {
    String kubeconfig = read(Path.of(nameAndFile.get(1)), UnaryOperator.identity());
    ClustersClient.Adopted made = clusters.adopt(nameAndFile.get(0), kubeconfig);
    return Said.of("adopted as " + made.id(), made);
  }

  private static Said done(String what, Consumer<String> call, List<String> cluster) {
    call.accept(cluster.get(0));
    return Said.of(cluster.get(0) + ": " + what, Map.of("cluster", cluster.get(0), "done", what));
  }

  private Said attach(ClustersClient clusters, Words words, String cluster) {
    ClustersClient.Given given =
        new ClustersClient.Given(
            required(words, ENDPOINT),
            required(words, ACCESS_KEY),
            read(Path.of(required(words, SECRET_FILE)), String::strip),
            words.value(REGION),
            !words.has(UNVERIFIED),
            words.value(TARGET));
    return told(clusters.attach(cluster, given));
  }

  private String required(Words words, String option) {
    return words.value(option).orElseThrow(() -> Words.wrong(usage(), "'attach' needs " + option));
  }

  private static Said told(ClustersClient.Storage storage) {
    List<String> lines =
        List.of(
            "storage  " + storage.endpoint() + " as " + storage.accessKey(),
            "target   " + storage.target().orElse("none; new files are found by listing"),
            "hook     " + storage.hook().url(),
            "token    " + storage.hook().token());
    return Said.of(lines, storage);
  }

  private static String read(Path file, UnaryOperator<String> as) {
    try {
      return as.apply(Files.readString(file));
    } catch (IOException unreadable) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read " + file);
    }
  }
}
