/** Boxes that services found in pictures, drawn over them. */
package levante.web.page.boxes;
