/** What our own wire answers: records of the edge. */
package levante.web.rest.v1.view;
