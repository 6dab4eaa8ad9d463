package levante.cli.client.deploy;

import java.util.Map;

/** What a cloud allows: {@code GET /im/clouds/{cloud}/quotas}. */
public record QuotasView(Map<String, Bound> quotas) {
  /** One bound; -1 is none. */
  public record Bound(long used, long limit) {
    /** Whether so many more are too many. */
    public boolean isExceededBy(long more) {
      return limit >= 0 && used + more > limit;
    }
  }
}
