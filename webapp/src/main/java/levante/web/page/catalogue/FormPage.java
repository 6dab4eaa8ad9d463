package levante.web.page.catalogue;

import java.util.List;
import java.util.Optional;
import levante.web.error.ErrorBody.Problem;
import levante.web.page.choice.Choices;
import levante.web.page.form.FieldErrors;
import levante.web.page.form.FieldViews;
import levante.web.page.form.TabView;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The form of a template, with what was typed.
 *
 * @param choices what a cloud is searched for
 * @param clouds the names of those that may be chosen besides the sandbox
 * @param refusal why it went no further
 * @param problems of the template's text, which stand beside no field
 */
public record FormPage(
    Frame frame,
    String title,
    String description,
    Filling filling,
    List<Addition> additions,
    List<TabView> tabs,
    Choices choices,
    List<String> clouds,
    Optional<Refusal> refusal,
    List<Problem> problems) {
  public FormPage {
    additions = List.copyOf(additions);
    tabs = List.copyOf(tabs);
    clouds = List.copyOf(clouds);
    problems = List.copyOf(problems);
  }

  /** Of a design, filled in so far. */
  static FormPage of(
      Frame frame, Design design, Filling filling, List<String> clouds, Optional<Refusal> refusal) {
    FieldErrors errors =
        refusal.map(one -> FieldErrors.of(design.form(), one.problems())).orElse(FieldErrors.NONE);
    return new FormPage(
        frame,
        design.title(),
        design.form().description(),
        filling,
        design.additions(),
        FieldViews.of(design.form(), filling.values(), errors),
        Choices.of(design.source(), design.form()),
        clouds,
        refusal,
        errors.others());
  }

  /** How many fields are wrong. */
  public long wrongFields() {
    return tabs.stream()
        .flatMap(tab -> tab.fields().stream())
        .filter(field -> !field.errors().isEmpty())
        .count();
  }

  /** What was refused, when it is about the whole and not about a field or a line. */
  public Optional<String> sentence() {
    return refusal.filter(one -> one.problems().isEmpty()).map(Refusal::sentence);
  }
}
