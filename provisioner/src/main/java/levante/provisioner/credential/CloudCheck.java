package levante.provisioner.credential;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Region;

/**
 * What a cloud said when it was asked with stored credentials.
 *
 * @param trouble why it did not answer; the regions are then those of an earlier answer, or none
 * @param regions by name
 */
public record CloudCheck(Instant at, Optional<Trouble> trouble, List<RegionCheck> regions) {
  /** Why there was no answer. */
  public record Trouble(ErrorCode code, String sentence) {
    public Trouble {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(sentence, "sentence");
    }
  }

  /**
   * What a region offers.
   *
   * @param sizes how many there are to choose from
   * @param images how many there are to choose from
   * @param quota what the account may have and has
   */
  public record RegionCheck(Region region, int sizes, int images, Quota quota) {
    public RegionCheck {
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(quota, "quota");
    }
  }

  public CloudCheck {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(trouble, "trouble");
    regions = List.copyOf(regions);
  }

  /** Whether the cloud let Levante in. */
  public boolean works() {
    return trouble.isEmpty();
  }
}
