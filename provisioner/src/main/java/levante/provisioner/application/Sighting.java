package levante.provisioner.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster says of an application: what was applied, its workloads and the pods that do not
 * run.
 *
 * @param digest of what was applied to its end; empty for none
 * @param workloads those it shall have
 * @param waiting pods of its namespaces that wait, a line each: name, reason, message
 */
public record Sighting(String digest, List<Workload> workloads, List<String> waiting) {
  private static final String NONE = "<none>";
  private static final int MOST_TOLD = 300;

  // The words of a workload's line, behind its kind, namespace and name.
  private static final int GENERATION = 3;
  private static final int OBSERVED = 4;
  private static final int REPLICAS = 5;
  private static final int UPDATED = 6;
  private static final int AVAILABLE = 7;
  private static final int DESIRED = 8;
  private static final int UPDATED_NODES = 9;
  private static final int AVAILABLE_NODES = 10;
  private static final int SUSPEND = 11;
  private static final int PHASE = 12;
  private static final int COMPLETE = 13;
  private static final int FAILED = 14;
  private static final int MESSAGE = 15;

  /**
   * A Deployment, StatefulSet, DaemonSet, Job or Pod.
   *
   * @param words of its line; empty when it is not there
   */
  public record Workload(String kind, String namespace, String name, List<String> words) {
    public Workload {
      words = List.copyOf(words);
    }

    private String word(int at) {
      return words.size() > at ? words.get(at) : NONE;
    }

    private int number(int at) {
      return word(at).matches("[0-9]{1,9}") ? Integer.parseInt(word(at)) : 0;
    }

    private Optional<String> open() {
      return switch (kind) {
        case "Deployment", "StatefulSet" ->
            words.isEmpty() ? Optional.of("is not there") : replicas();
        case "DaemonSet" -> words.isEmpty() ? Optional.of("is not there") : nodes();
        case "Job" -> job();
        default -> pod();
      };
    }

    private Optional<String> replicas() {
      int wanted = word(REPLICAS).equals(NONE) ? 1 : number(REPLICAS);
      return serving(wanted, number(UPDATED), number(AVAILABLE));
    }

    private Optional<String> nodes() {
      return serving(number(DESIRED), number(UPDATED_NODES), number(AVAILABLE_NODES));
    }

    private Optional<String> serving(int wanted, int updated, int available) {
      if (number(OBSERVED) < number(GENERATION)) {
        return Optional.of("is not looked after yet");
      }
      return Math.min(updated, available) >= wanted
          ? Optional.empty()
          : Optional.of("%d of %d serve".formatted(Math.min(updated, available), wanted));
    }

    /** One that is gone had its time to live. */
    private Optional<String> job() {
      boolean isOver =
          words.isEmpty() || word(COMPLETE).equals("True") || word(SUSPEND).equals("true");
      return isOver ? Optional.empty() : Optional.of("has not ended");
    }

    private Optional<String> pod() {
      boolean runs = List.of("Running", "Succeeded").contains(word(PHASE));
      return runs ? Optional.empty() : Optional.of("does not run");
    }

    private Optional<String> failure() {
      boolean isFailed =
          word(FAILED).equals("True") || (kind.equals("Pod") && word(PHASE).equals("Failed"));
      return isFailed
          ? Optional.of(
              "failed: "
                  + String.join(" ", words.subList(Math.min(MESSAGE, words.size()), words.size())))
          : Optional.empty();
    }

    private boolean has(String pod) {
      return pod.equals(name) || pod.startsWith(name + "-");
    }

    @Override
    public String toString() {
      return "%s %s/%s".formatted(kind, namespace, name);
    }
  }

  public Sighting {
    workloads = List.copyOf(workloads);
    waiting = List.copyOf(waiting);
  }

  /** What the script printed. */
  public static Sighting read(String output) {
    String digest = "";
    List<Workload> workloads = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    List<List<String>> there =
        output
            .lines()
            .filter(line -> line.startsWith("work "))
            .map(line -> List.of(line.substring("work ".length()).split(" ")))
            .toList();
    for (String line : output.lines().toList()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "digest" -> digest = words.length > 1 ? words[1] : "";
        case "wanted" -> workloads.add(workload(words, there));
        case "pod" -> waiting.add(line.substring("pod ".length()));
        default -> {}
      }
    }
    return new Sighting(digest, workloads, waiting);
  }

  private static Workload workload(String[] wanted, List<List<String>> there) {
    String kind = wanted[1].replaceFirst("\\..*", "");
    return new Workload(
        kind,
        wanted[2],
        wanted[3],
        there.stream()
            .filter(words -> words.subList(0, 3).equals(List.of(kind, wanted[2], wanted[3])))
            .findFirst()
            .orElse(List.of()));
  }

  /** Whether all of it serves, and if not, why. */
  public ApplicationResult verdict() {
    for (Workload workload : workloads) {
      Optional<String> failure = workload.failure();
      if (failure.isPresent()) {
        return new ApplicationResult.Failed("%s %s".formatted(workload, failure.get()));
      }
    }
    return workloads.stream()
        .flatMap(
            workload ->
                workload.open().stream()
                    .map(why -> "%s: %s%s".formatted(workload, why, cause(workload))))
        .findFirst()
        .<ApplicationResult>map(ApplicationResult.Underway::new)
        .orElseGet(ApplicationResult.Done::new);
  }

  private String cause(Workload workload) {
    return waiting.stream()
        .filter(line -> workload.has(line.replaceFirst(" .*", "")))
        .findFirst()
        .map(line -> " (pod " + line.substring(0, Math.min(MOST_TOLD, line.length())).strip() + ")")
        .orElse("");
  }
}
