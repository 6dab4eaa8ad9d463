package levante.elasticity.adapter.slurm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import levante.elasticity.constraint.NodeAffinity;
import levante.elasticity.constraint.NodeAffinity.Term;
import levante.elasticity.constraint.Requirement;
import levante.elasticity.constraint.Requirement.Operator;

/** On which nodes a job may be: by its partitions, its constraint and the nodes it excludes. */
final class Places {
  private static final Pattern ALL_OF = Pattern.compile("[A-Za-z0-9_.-]+([&,][A-Za-z0-9_.-]+)*");
  private static final Pattern ONE_OF = Pattern.compile("[A-Za-z0-9_.-]+(\\|[A-Za-z0-9_.-]+)*");

  private Places() {}

  static String feature(String name) {
    return "slurm/feature." + name;
  }

  static String partition(String name) {
    return "slurm/partition." + name;
  }

  /**
   * Those of that job.
   *
   * @param narrow the partitions in which not every node is
   */
  static Optional<NodeAffinity> of(JobLine job, List<String> excluded, Set<String> narrow) {
    List<Requirement> names =
        excluded.isEmpty()
            ? List.of()
            : List.of(new Requirement("metadata.name", Operator.NOT_IN, excluded));
    List<Term> terms = new ArrayList<>();
    for (List<Requirement> features : features(job.features())) {
      for (List<Requirement> partition : partitions(job.partitions(), narrow)) {
        List<Requirement> labels = new ArrayList<>(features);
        labels.addAll(partition);
        if (labels.isEmpty() && names.isEmpty()) {
          return Optional.empty();
        }
        terms.add(new Term(labels, names));
      }
    }
    return Optional.of(new NodeAffinity(terms));
  }

  private static List<List<Requirement>> partitions(List<String> partitions, Set<String> narrow) {
    return narrow.containsAll(partitions)
        ? partitions.stream().map(name -> List.of(has(partition(name)))).toList()
        : List.of(List.of());
  }

  // A constraint that is more than one or the other is satisfied by no node that is thought of.
  private static List<List<Requirement>> features(String text) {
    if (Words.isNone(text)) {
      return List.of(List.of());
    }
    if (ONE_OF.matcher(text).matches()) {
      return List.of(text.split("\\|")).stream().map(one -> List.of(has(feature(one)))).toList();
    }
    if (ALL_OF.matcher(text).matches()) {
      return List.of(List.of(text.split("[&,]")).stream().map(one -> has(feature(one))).toList());
    }
    return List.of(List.of(has("slurm/constraint." + text)));
  }

  private static Requirement has(String label) {
    return new Requirement(label, Operator.EXISTS, List.of());
  }
}
