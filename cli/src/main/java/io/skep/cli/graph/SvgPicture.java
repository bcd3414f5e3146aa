package io.skep.cli.graph;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** A drawing as a picture in SVG. The Eclipse Layout Kernel places boxes and arrows; it is loaded for this only. */
public final class SvgPicture {
    private static final double LETTER = 7.3;
    private static final double MARGIN = 24;
    private static final double HEIGHT = 30;

    private final StringBuilder out = new StringBuilder();

    private SvgPicture() {}

    /** The document, ending with a line feed. */
    public static String of(Drawing drawing) {
        return new SvgPicture().draw(drawing);
    }

    private String draw(Drawing drawing) {
        ElkNode graph = placed(drawing);
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\" viewBox=\"0 0 %1$.0f %2$.0f\""
                        + " font-family=\"monospace\" font-size=\"12\">%n",
                graph.getWidth(),
                graph.getHeight()));
        out.append(
                "<defs><marker id=\"tip\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\" orient=\"auto\">"
                        + "<path d=\"M0,0 L8,4 L0,8 z\" fill=\"#555\"/></marker></defs>\n");
        graph.getContainedEdges().forEach(this::arrow);
        graph.getChildren().forEach(this::box);
        return out.append("</svg>\n").toString();
    }

    private static ElkNode placed(Drawing drawing) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        Map<String, ElkNode> boxes = new HashMap<>();
        drawing.boxes().forEach((id, text) -> {
            ElkNode box = ElkGraphUtil.createNode(graph);
            box.setIdentifier(text);
            box.setDimensions(text.length() * LETTER + MARGIN, HEIGHT);
            boxes.put(id, box);
        });
        drawing.arrows()
                .forEach(arrow -> ElkGraphUtil.createSimpleEdge(boxes.get(arrow.from()), boxes.get(arrow.to())));
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return graph;
    }

    private void box(ElkNode box) {
        out.append(String.format(
                Locale.ROOT,
                "<g><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" fill=\"#fff8e1\" stroke=\"#8d6e63\"/>"
                        + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text></g>%n",
                box.getX(),
                box.getY(),
                box.getWidth(),
                box.getHeight(),
                box.getX() + box.getWidth() / 2,
                box.getY() + box.getHeight() / 2 + 4,
                escaped(box.getIdentifier())));
    }

    private void arrow(ElkEdge edge) {
        for (ElkEdgeSection section : edge.getSections()) {
            StringBuilder path = new StringBuilder(point("M", section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                path.append(point(" L", bend.getX(), bend.getY()));
            }
            path.append(point(" L", section.getEndX(), section.getEndY()));
            out.append("<path d=\"")
                    .append(path)
                    .append("\" fill=\"none\" stroke=\"#555\" marker-end=\"url(#tip)\"/>\n");
        }
    }

    private static String point(String letter, double x, double y) {
        return String.format(Locale.ROOT, "%s%.1f,%.1f", letter, x, y);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
