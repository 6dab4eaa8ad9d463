package levante.web.page.clouds;

import java.util.List;
import levante.provisioner.config.CloudSettings;
import levante.web.page.frame.Frame;

/** The ways to sign in to a cloud, to choose one of. */
public record ProvidersPage(Frame frame, List<Choice> choices) {
  /**
   * One of them.
   *
   * @param enabled whether the operator lets users have any
   */
  public record Choice(String path, String title, String description, boolean enabled) {}

  public ProvidersPage {
    choices = List.copyOf(choices);
  }

  static ProvidersPage of(Frame frame, CloudSettings settings) {
    return new ProvidersPage(
        frame,
        Provider.ALL.stream()
            .map(
                one ->
                    new Choice(
                        "/clouds/new/" + one.id(),
                        one.title(),
                        one.description(),
                        one.isEnabled(settings)))
            .toList());
  }
}
