package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import java.util.List;

/** The questions a panel asks, and how it reads their answers. Pure: no clock, no thread. */
public interface PanelQuery<T> {

    List<Question<?>> questions(PanelScope scope);

    /**
     * @throws ClusterException when an answer this panel needs is missing or incomplete
     */
    T read(PanelScope scope, Answers answers) throws ClusterException;
}
