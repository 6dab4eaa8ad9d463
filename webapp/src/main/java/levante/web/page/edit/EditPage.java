package levante.web.page.edit;

import java.util.List;
import java.util.Optional;
import levante.tosca.catalog.Form;
import levante.web.error.ErrorBody.Problem;
import levante.web.page.form.FieldErrors;
import levante.web.page.form.FieldViews;
import levante.web.page.form.InputValues;
import levante.web.page.form.TabView;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The form of an infrastructure that stands.
 *
 * @param path of the infrastructure's page
 * @param template as it shall be
 * @param refusal why it went no further
 * @param problems of the template, which stand beside no field
 */
public record EditPage(
    Frame frame,
    String name,
    String path,
    String template,
    List<TabView> tabs,
    Optional<Refusal> refusal,
    List<Problem> problems) {
  public EditPage {
    tabs = List.copyOf(tabs);
    problems = List.copyOf(problems);
  }

  /** With what was typed. */
  static EditPage of(Frame frame, Wanted wanted, Form form, Optional<Refusal> refusal) {
    FieldErrors errors =
        refusal.map(one -> FieldErrors.of(form, one.problems())).orElse(FieldErrors.NONE);
    InputValues values = wanted.values();
    return new EditPage(
        frame,
        wanted.name(),
        wanted.path(),
        wanted.template().text(),
        FieldViews.of(form, values, errors),
        refusal,
        errors.others());
  }
}
