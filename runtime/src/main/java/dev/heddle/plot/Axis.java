package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;

/// One direction of a figure: what its numbers mean and which of them are shown.
public sealed interface Axis {
    /// What is measured, with its unit.
    String title();

    /// The number at the left or bottom edge; for [Labels], which read downwards, at the top.
    double low();

    /// The number at the other edge.
    double high();

    /// Where `value` lies between the edges, 0 to 1.
    double position(double value);

    /// The places that carry a line and a label.
    List<Tick> ticks();

    /// A labelled place.
    record Tick(double at, String label) {}

    /// Equal steps for equal differences.
    record Linear(String title, double low, double high) implements Axis {
        private static final int WANTED = 7;

        /// An axis that is never empty.
        public Linear {
            if (!(high > low)) high = low + 1;
        }

        @Override
        public double position(double value) {
            return (value - low) / (high - low);
        }

        @Override
        public List<Tick> ticks() {
            double rough = (high - low) / WANTED;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
            List<Tick> ticks = new ArrayList<>();
            for (double n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
                ticks.add(new Tick(n * step, Numbers.grouped(n * step)));
            }
            return ticks;
        }
    }

    /// Equal steps for equal factors: numbers are powers of ten, labelled by what they mean. Marks on it are placed by
    /// their logarithm.
    ///
    /// @param labels of `low`, `low + 1` … `high`, which are whole numbers
    record Decades(String title, double low, double high, List<String> labels) implements Axis {
        /// An axis that keeps its own list.
        public Decades {
            labels = List.copyOf(labels);
        }

        @Override
        public double position(double value) {
            return (value - low) / (high - low);
        }

        @Override
        public List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) ticks.add(new Tick(low + i, labels.get(i)));
            return ticks;
        }
    }

    /// Places in an order, at distances that mean little; some carry a label.
    record Places(String title, double low, double high, List<Tick> ticks) implements Axis {
        /// An axis that keeps its own list.
        public Places {
            ticks = List.copyOf(ticks);
        }

        @Override
        public double position(double value) {
            return (value - low) / (high - low);
        }
    }

    /// A direction without numbers, 0 to 1: for graphs of things that are only connected.
    record Bare() implements Axis {
        @Override
        public String title() {
            return "";
        }

        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return 1;
        }

        @Override
        public double position(double value) {
            return value;
        }

        @Override
        public List<Tick> ticks() {
            return List.of();
        }
    }

    /// Named places 0, 1, 2 …; each has half a step of room to both sides. On the y axis they read from top to bottom.
    record Labels(String title, List<String> labels) implements Axis {
        /// An axis that keeps its own list.
        public Labels {
            labels = List.copyOf(labels);
        }

        @Override
        public double low() {
            return -0.5;
        }

        @Override
        public double high() {
            return Math.max(1, labels.size()) - 0.5;
        }

        @Override
        public double position(double value) {
            return (value - low()) / (high() - low());
        }

        @Override
        public List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) ticks.add(new Tick(i, labels.get(i)));
            return ticks;
        }
    }
}
