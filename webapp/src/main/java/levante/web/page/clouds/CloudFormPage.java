package levante.web.page.clouds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.language.Say;
import levante.web.page.form.FieldView;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The form of a cloud that is added, or changed.
 *
 * @param action where it is sent
 * @param isNew whether a name is asked for
 * @param isOff whether the operator has enabled none of these
 */
public record CloudFormPage(
    Frame frame,
    String title,
    String description,
    String action,
    String name,
    boolean isNew,
    boolean isOff,
    List<FieldView> fields,
    Optional<Refusal> refusal) {
  public CloudFormPage {
    Objects.requireNonNull(refusal, "refusal");
    fields = List.copyOf(fields);
  }

  static CloudFormPage of(Frame frame, CloudForm form, boolean isOff, Optional<Refusal> refusal) {
    boolean isNew = form.stored().isEmpty();
    return new CloudFormPage(
        frame,
        isNew ? Say.of(form.provider().title()) : Say.of("Change %s", form.name()),
        Say.of(form.provider().description()),
        isNew ? "/clouds/new/" + form.provider().id() : "/clouds/" + form.name() + "/change",
        form.name(),
        isNew,
        isOff,
        List.copyOf(form.fields()),
        refusal);
  }
}
