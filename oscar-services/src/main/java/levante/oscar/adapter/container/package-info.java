/** What runs in the supervisor's image, before and after the user's own container. */
package levante.oscar.adapter.container;
