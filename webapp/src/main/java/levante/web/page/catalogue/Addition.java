package levante.web.page.catalogue;

/**
 * What may be added to a template.
 *
 * @param chosen whether it is
 */
public record Addition(String id, String title, String description, boolean chosen) {}
