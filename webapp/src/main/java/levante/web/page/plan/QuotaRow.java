package levante.web.page.plan;

/**
 * One bound of a cloud, beside what a plan asks of it.
 *
 * @param used already, such as {@code 3 of 20}
 * @param asked by the plan
 * @param fits whether the bound holds it
 */
public record QuotaRow(String where, String what, String used, String asked, boolean fits) {}
