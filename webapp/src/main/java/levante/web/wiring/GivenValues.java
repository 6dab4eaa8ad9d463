package levante.web.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import levante.provisioner.application.ApplicationScripts;
import levante.provisioner.install.K3sRecipe;
import levante.provisioner.install.KubeadmRecipe;

/** What was configured, by key; what is wrong with a value is told with its key. */
record GivenValues(Map<String, String> values) {
  static boolean flag(String text) {
    if (!List.of("true", "false").contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return Boolean.parseBoolean(text);
  }

  String file(Settings.Key key) {
    Optional<Path> path = path(key);
    try {
      return path.isEmpty() ? "" : Files.readString(path.get());
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "%s: cannot read %s".formatted(key.path(), path.get()), unreadable);
    }
  }

  String text(Settings.Key key) {
    return values.getOrDefault(key.path(), key.fallback()).strip();
  }

  K3sRecipe.Sources k3s() {
    return new K3sRecipe.Sources(
        text(Settings.Key.K3S_RELEASES),
        text(Settings.Key.K3S_CHANNELS),
        parsed(Settings.Key.K3S_AIRGAP, GivenValues::flag),
        file(Settings.Key.K3S_REGISTRIES));
  }

  KubeadmRecipe.Sources kubernetes() {
    return new KubeadmRecipe.Sources(
        text(Settings.Key.KUBERNETES_RELEASES),
        parsed(Settings.Key.KUBERNETES_AIRGAP, GivenValues::flag),
        text(Settings.Key.KUBERNETES_NETWORK),
        file(Settings.Key.KUBERNETES_DOCUMENTS),
        listed(Settings.Key.KUBERNETES_IGNORED));
  }

  ApplicationScripts.Helm helm() {
    String version = text(Settings.Key.HELM_VERSION);
    within(
        Settings.Key.HELM_VERSION,
        version,
        version.matches("v3\\.[0-9]+\\.[0-9]+"),
        "a version of Helm's third line, such as " + ApplicationScripts.Helm.PUBLIC.version());
    return new ApplicationScripts.Helm(text(Settings.Key.HELM_RELEASES), version);
  }

  List<String> listed(Settings.Key key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  Optional<Path> path(Settings.Key key) {
    return Optional.of(text(key)).filter(text -> !text.isEmpty()).map(Path::of);
  }

  Settings.Images images() {
    Optional<Path> onNodes = path(Settings.Key.NODE_IMAGES);
    if (onNodes.isPresent() && !Files.isDirectory(onNodes.get())) {
      throw new IllegalArgumentException(
          "%s: %s is no folder".formatted(Settings.Key.NODE_IMAGES.path(), onNodes.get()));
    }
    return new Settings.Images(
        text(Settings.Key.SUPERVISOR_IMAGE), text(Settings.Key.STORAGE_IMAGE), onNodes);
  }

  int number(Settings.Key key, int least, int most) {
    int value = parsed(key, Integer::parseInt);
    return within(key, value, value >= least && value <= most, least + ".." + most);
  }

  double rate(Settings.Key key) {
    double value = parsed(key, Double::parseDouble);
    return within(key, value, value >= 0 && value <= 0.5, "0..0.5");
  }

  Duration duration(Settings.Key key, Duration least) {
    Duration value = parsed(key, Duration::parse);
    boolean fits = value.compareTo(least) >= 0 && value.compareTo(Duration.ofDays(1)) <= 0;
    return within(key, value, fits, least + "..P1D");
  }

  /** From a day to ten years. */
  Duration days(Settings.Key key) {
    Duration value = parsed(key, Duration::parse);
    boolean fits =
        value.compareTo(Duration.ofDays(1)) >= 0 && value.compareTo(Duration.ofDays(3650)) <= 0;
    return within(key, value, fits, "P1D..P3650D");
  }

  static <T> T within(Settings.Key key, T value, boolean fits, String bounds) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s is %s, not in %s".formatted(key.path(), value, bounds));
    }
    return value;
  }

  <T> T parsed(Settings.Key key, Function<String, T> parser) {
    String text = text(key);
    try {
      return parser.apply(text);
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "%s is '%s'; write it like %s".formatted(key.path(), text, key.fallback()), unreadable);
    }
  }
}
