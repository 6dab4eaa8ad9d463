package levante.web.page.elasticity;

import java.util.List;
import levante.web.page.frame.Frame;

/** The caller's elastic clusters. */
public record ScalingListPage(Frame frame, List<ScalingDetails> clusters) {
  public ScalingListPage {
    clusters = List.copyOf(clusters);
  }
}
