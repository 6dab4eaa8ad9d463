package levante.provisioner.version;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Kubernetes as a template or a node says it: {@code 1.34}, {@code v1.34.1} or {@code
 * v1.34.1+k3s1}. What is left out is left open: 1.34 is each of its patches.
 *
 * @param build what stands behind the patch, such as {@code +k3s1}; may be empty
 */
public record KubernetesVersion(int major, int minor, OptionalInt patch, String build) {
  private static final Pattern FORM =
      Pattern.compile("v?([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?([+-][0-9A-Za-z.+-]+)?");

  private static final Comparator<String> BUILDS =
      Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

  public KubernetesVersion {
    Objects.requireNonNull(patch, "patch");
    Objects.requireNonNull(build, "build");
  }

  /** The version in that text; empty for {@code latest} and for what is none. */
  public static Optional<KubernetesVersion> read(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new KubernetesVersion(
            Integer.parseInt(found.group(1)),
            Integer.parseInt(found.group(2)),
            found.group(3) == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(found.group(3))),
            found.group(4) == null ? "" : found.group(4)));
  }

  /** Negative when it is older than what is wanted, 0 when it is that, as far as that says. */
  public int against(KubernetesVersion wanted) {
    int minors = steps(wanted);
    if (minors != 0 || wanted.patch.isEmpty()) {
      return -minors;
    }
    int patches = Integer.compare(patch.orElse(0), wanted.patch.getAsInt());
    return patches != 0 || wanted.build.isEmpty() ? patches : BUILDS.compare(build, wanted.build);
  }

  /** How many minor versions lie between them; another major version is further than any. */
  public int steps(KubernetesVersion wanted) {
    return major == wanted.major
        ? wanted.minor - minor
        : Integer.signum(wanted.major - major) * Integer.MAX_VALUE;
  }

  /** The minor version after this one, such as {@code 1.35}. */
  public String next() {
    return "%d.%d".formatted(major, minor + 1);
  }
}
