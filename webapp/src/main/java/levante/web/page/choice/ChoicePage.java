package levante.web.page.choice;

import java.util.Locale;
import java.util.Optional;
import levante.provisioner.cloud.CloudProvider;
import levante.web.language.Say;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * What the chosen cloud has for a field, to be searched and chosen from.
 *
 * @param about the form that it fills in
 * @param choice which fields it fills in
 * @param refusal why the cloud did not answer
 */
public record ChoicePage(
    Frame frame,
    About about,
    Choice choice,
    ChoiceAsked asked,
    Found<Offer> found,
    Optional<Refusal> refusal) {
  /**
   * The form that it is for.
   *
   * @param base the id of its template
   * @param cloud for people
   * @param stored the name of the cloud that the caller keeps; else empty
   * @param sealed credentials that were typed, sealed by us; else empty
   */
  public record About(String base, String title, String cloud, String stored, String sealed) {}

  /** Of a cloud that answered. */
  public static ChoicePage of(
      Frame frame, About about, Choice choice, ChoiceAsked asked, CloudProvider cloud) {
    return new ChoicePage(
        frame, about, choice, asked, Offer.search(choice, cloud, asked.query()), Optional.empty());
  }

  /** Of one that did not. */
  public static ChoicePage refused(
      Frame frame, About about, Choice choice, ChoiceAsked asked, Refusal refusal) {
    return new ChoicePage(frame, about, choice, asked, Found.none(), Optional.of(refusal));
  }

  /** Where it is searched again. */
  public String path() {
    return "/deployments/%s/choice".formatted(about.base());
  }

  /** The key of the words. */
  public String queryKey() {
    return ChoiceAsked.QUERY + choice.field();
  }

  /** How many fit, in words. */
  public String count() {
    String fit = choice.kind().fit(found.count());
    return found.count() > found.rows().size()
        ? Say.of("%s; the first %d are shown.", fit, found.rows().size())
        : fit + ".";
  }

  /** What it is about. */
  public String heading() {
    return Say.of(
        "Choose from the %s of %s", choice.kind().words().toLowerCase(Locale.ROOT), about.cloud());
  }
}
