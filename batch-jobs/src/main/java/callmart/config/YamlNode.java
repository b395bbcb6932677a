package callmart.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a YAML file. Scalars are read as the text that stands there: {@code 0:00:00} stays a text and is not a
 * number to base 60. A value of the wrong form is recorded as a fault and answered with a harmless one of the right
 * type; the reader of the whole file throws afterwards.
 */
public final class YamlNode {

    /** A file's top, its lists of entries, and the entries are laid over the product's. */
    private static final int TOP = 3;
    private static final int ENTRIES = 2;
    private static final String INSTEAD = "instead";

    private final Node node;
    private final String file;
    private final String key;
    private final Faults faults;
    private final Shape shape;
    /** The mapping that this one lies over, and down to how many levels; null and 0 when it lies over none. */
    private final YamlNode under;
    private final int levels;

    YamlNode(Node node, String file, String key, Faults faults, Shape shape) {
        this(node, file, key, faults, shape, null, 0);
    }

    private YamlNode(Node node, String file, String key, Faults faults, Shape shape, YamlNode under, int levels) {
        this.shape = shape;
        this.under = under;
        this.levels = levels;
        this.node = node;
        this.file = file;
        this.key = key;
        this.faults = faults;
    }

    public int line() {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    public String file() {
        return file;
    }

    public Faults faults() {
        return faults;
    }

    public void fault(String message) {
        faults.add(new Fault(file, line(), key, message));
    }

    /** The top of a file over that of another. */
    YamlNode over(Optional<YamlNode> base) {
        return new YamlNode(node, file, key, faults, shape, base.orElse(null), TOP);
    }

    /** The top of a file that has nothing but this node, as an entry of a list. */
    YamlNode asEntry(String list, String id, Shape top) {
        return new YamlNode(alone(list, alone(id, node)), file, "", faults, top);
    }

    private static Node alone(String name, Node value) {
        Node key = new ScalarNode(Tag.STR, name, value.getStartMark(), value.getStartMark(), DumperOptions.ScalarStyle.PLAIN);
        return new MappingNode(Tag.MAP, true, List.of(new NodeTuple(key, value)), value.getStartMark(), value.getEndMark(),
                DumperOptions.FlowStyle.BLOCK);
    }

    /** Why this is not what stands below an entry's name; empty when it may be. */
    String notAnEntry(String list, String id) {
        String above = !names(list).isEmpty() ? list : !names(id).isEmpty() ? id : "";
        return above.isEmpty() ? "" : "the file's name says which entry it is; leave out '" + above + ":' and write what stands below it";
    }

    /** The names in a mapping that stands here under this name. */
    Set<String> names(String name) {
        return tuples(tuples(node).get(name)).keySet();
    }

    private static Map<String, Node> tuples(Node node) {
        Map<String, Node> tuples = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> tuples.put(tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?",
                    tuple.getValueNode()));
        }
        return tuples;
    }

    private Map<String, YamlNode> overlaid(Map<String, YamlNode> own) {
        YamlNode instead = levels == TOP ? own.remove(INSTEAD) : null;
        if (under == null || !under.map() || instead != null && instead.bool()) {
            return own;
        }
        Map<String, YamlNode> all = under.entries();
        own.forEach((name, value) -> {
            YamlNode base = all.get(name);
            if (levels == ENTRIES && value.isOff()) {
                if (all.remove(name) == null) {
                    value.fault("there is no '" + name + "' to leave out" + Nearest.hint(name, all.keySet()));
                }
            } else {
                all.put(name, base == null || levels == 1 || !value.map() ? value
                        : new YamlNode(value.node, value.file, value.key, faults, value.shape, base, levels - 1));
            }
        });
        return all;
    }

    private boolean isOff() {
        return node instanceof MappingNode mapping && mapping.getValue().size() == 1
                && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode name && name.getValue().equals("off")
                && mapping.getValue().get(0).getValueNode() instanceof ScalarNode value && value.getValue().equals("true");
    }

    public boolean isMap() {
        shape.is(Shape.Form.ANY);
        return map();
    }

    private boolean map() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        shape.is(Shape.Form.ANY);
        return node instanceof SequenceNode;
    }

    public boolean isScalar() {
        shape.is(Shape.Form.ANY);
        return scalar();
    }

    private boolean scalar() {
        return node instanceof ScalarNode;
    }

    /** An explicit {@code null}, {@code ~} or nothing after the colon. */
    public boolean isNull() {
        return node instanceof ScalarNode scalar && Tag.NULL.equals(scalar.getTag());
    }

    public String text() {
        return text(Shape.Form.TEXT);
    }

    private String text(Shape.Form form) {
        shape.is(form);
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault("expected a single value, found " + (map() ? "a mapping" : "a list"));
        return "";
    }

    /** A value that is not what it should be; of what is no value at all that is told already. */
    private void unlike(String message) {
        if (scalar()) {
            fault(message);
        }
    }

    /** A text that is not empty. */
    public String requiredText() {
        String text = text();
        if (text.isBlank() && scalar()) {
            fault("must not be empty");
        }
        return text;
    }

    public boolean bool() {
        String text = text(Shape.Form.BOOL);
        if (text.equals("true") || text.equals("yes")) {
            return true;
        }
        if (!text.equals("false") && !text.equals("no")) {
            unlike("expected true or false, found '" + text + "'");
        }
        return false;
    }

    public int integer() {
        String text = text(Shape.Form.INTEGER);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            unlike("expected a whole number, found '" + text + "'");
            return 0;
        }
    }

    /** A decimal; {@code 95%} is 0.95. */
    public BigDecimal decimal() {
        String text = text(Shape.Form.DECIMAL).strip();
        try {
            return text.endsWith("%")
                    ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
                    : new BigDecimal(text);
        } catch (NumberFormatException e) {
            unlike("expected a number such as 0.95 or 95%, found '" + text + "'");
            return BigDecimal.ZERO;
        }
    }

    /** A name such as {@code Asia/Shanghai}. */
    public ZoneId zone() {
        String text = text();
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            unlike("unknown time zone '" + text + "'; expected a name such as Asia/Shanghai");
            return ZoneId.of("UTC");
        }
    }

    /** The text as {@code read} understands it; what that refuses becomes a fault here and gives {@code refused}. */
    public <T> T parsed(T refused, Function<String, T> read) {
        String text = requiredText();
        if (text.isBlank()) {
            return refused;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            fault(e.getMessage());
            return refused;
        }
    }

    /** A word of an enumeration, written in lower case with {@code -} for {@code _}. */
    public <E extends Enum<E>> E word(Class<E> type) {
        List<String> valid = Arrays.stream(type.getEnumConstants()).map(EnumWord::dashed).toList();
        shape.isWord(valid);
        String text = text(Shape.Form.WORD);
        if (!valid.contains(text)) {
            unlike("expected one of " + String.join(", ", valid) + ", found '" + text + "'");
        }
        return type.getEnumConstants()[Math.max(0, valid.indexOf(text))];
    }

    /** The elements of a list; a single value stands for a list of one. */
    public List<YamlNode> list() {
        shape.is(Shape.Form.LIST);
        if (isNull()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(new YamlNode(node, file, key, faults, shape.element()));
        }
        List<YamlNode> elements = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            elements.add(new YamlNode(sequence.getValue().get(i), file, key + "[" + i + "]", faults, shape.element()));
        }
        return elements;
    }

    public List<String> texts() {
        return list().stream().map(YamlNode::text).toList();
    }

    /** The entries in the file's order; a key that stands twice is a fault. */
    public Map<String, YamlNode> entries() {
        return children(name -> shape.entry());
    }

    /** The value of a key that says which other keys there are; empty when it is not given. */
    public Optional<YamlNode> peek(String name) {
        return Optional.ofNullable(children(shape::key).get(name)).flatMap(YamlNode::present);
    }

    private Map<String, YamlNode> children(Function<String, Shape> below) {
        shape.is(Shape.Form.MAP);
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (isNull()) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            boolean list = node instanceof SequenceNode;
            String text = list ? "" : text(Shape.Form.MAP);
            String slip = list ? "" : Slip.in(text);
            fault("expected a mapping (key: value), found " + (list ? "a list" : "'" + text + "'") + (slip.isEmpty() ? "" : "; " + slip));
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            YamlNode value = new YamlNode(tuple.getValueNode(), file, key.isEmpty() ? name : key + "." + name, faults, below.apply(name));
            if (entries.put(name, value) != null) {
                value.fault("stands twice in this mapping; keep one of them");
            }
        }
        return overlaid(entries);
    }

    /** A mapping whose keys are known: any other key is a fault that names the nearest valid one. */
    public YamlMap map(String... knownKeys) {
        List<String> known = List.of(knownKeys);
        known.forEach(shape::key);
        Map<String, YamlNode> entries = children(name -> known.contains(name) ? shape.key(name) : new Shape());
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                value.fault("unknown key '" + name + "'" + Nearest.hint(name, known) + " Valid: "
                        + String.join(", ", known));
            }
        });
        return new YamlMap(this, entries);
    }

    /** The node itself unless it is an explicit null. */
    public Optional<YamlNode> present() {
        return isNull() ? Optional.empty() : Optional.of(this);
    }
}
