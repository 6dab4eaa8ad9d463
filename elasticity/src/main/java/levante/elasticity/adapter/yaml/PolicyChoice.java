package levante.elasticity.adapter.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import levante.elasticity.policy.PolicySettings;
import levante.kernel.LevanteException;

/**
 * From a setting's text to the policy of scaling: a name or a file, as the verb whatif has them.
 */
public final class PolicyChoice {
  private PolicyChoice() {}

  /**
   * The policy.
   *
   * @param key of the setting, for the error
   * @throws IllegalArgumentException when there is no such policy and no such file, or the file is
   *     wrong; it names the place
   */
  public static PolicySettings read(String key, String typed) {
    return PolicySettings.called(typed).orElseGet(() -> ofFile(key, typed));
  }

  private static PolicySettings ofFile(String key, String typed) {
    try {
      return PolicyFile.read(typed, Files.readString(Path.of(typed)));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "%s: '%s' is neither one of %s nor a file that can be read"
              .formatted(
                  key,
                  typed,
                  PolicySettings.named().stream()
                      .map(PolicySettings::name)
                      .collect(Collectors.joining(", "))),
          unreadable);
    } catch (LevanteException wrong) {
      throw new IllegalArgumentException("%s: %s".formatted(key, wrong.getMessage()), wrong);
    }
  }
}
