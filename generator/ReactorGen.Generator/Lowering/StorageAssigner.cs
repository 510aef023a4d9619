using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 9. Decides for each variable whether it is a field of the machine, a local at the top of the resume method, or stays where it was
/// declared, and gives names. Two fields of one name and type are one: C# lets the scopes of equal names never overlap.
/// </summary>
internal sealed partial class StorageAssigner
{
    /// <summary>Names a field of the machine must not have: its own members and those of every object.</summary>
    private static readonly string[] MachineMembers =
    [
        "Begin", "Start", "Spawn", "Resume", "GetResult", "Describe", "Descriptor", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize",
        "ReferenceEquals", "_state", "_result", "owner",
    ];

    private readonly BoundTask _task;
    private readonly SlotTable _slots;
    private readonly SlotSet _fields;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, string> _fieldTypes = [];
    private readonly HashSet<string> _localNames = [], _reserved;

    private StorageAssigner(BoundTask task, SlotTable slots, SlotSet fields)
    {
        _task = task;
        _slots = slots;
        _fields = fields;
        _reserved = [.. task.ReservedNames];
    }

    /// <param name="fields">The slots alive across some suspension.</param>
    public static (List<StoredSlot> Slots, List<Problem> Problems) Run(BoundTask task, FlowGraph graph, SlotTable slots, SlotSet fields)
    {
        var pass = new StorageAssigner(task, slots, fields);
        foreach (string name in MachineMembers) pass._fieldTypes[name] = "";
        SignatureModel signature = task.Signature;
        foreach (string name in signature.TypeParameterNames.Append(signature.MachineName).Append(signature.FrameName))
            pass._fieldTypes[Plain(name)] = "";
        foreach (string name in task.NestedNames) pass._localNames.Add(Plain(name));
        pass._localNames.Add(signature.MachineName);
        if (Catches(graph.Elements)) pass._localNames.Add(FlowBuilder.CaughtName);
        return (pass.Assign(graph), pass._problems);
    }

    /// <summary>Without <c>@</c>: names that differ in it are the same.</summary>
    private static string Plain(string name) => name.TrimStart('@');

    private static bool Catches(IEnumerable<FlowElement> elements) =>
        elements.OfType<FlowTry>().Any(t => t.Handlers.Any(h => h.CatchesAll) || Catches(t.Body));

    private List<StoredSlot> Assign(FlowGraph graph)
    {
        Dictionary<int, HashSet<int>> places = Places(graph);
        var stored = new List<StoredSlot>(_slots.Count);
        foreach (LocalSlot slot in _slots.All)
        {
            Storage storage = Choose(slot, places.TryGetValue(slot.Id, out HashSet<int>? used) ? used : []);
            if (storage is Storage.Field or Storage.Argument) Check(slot);
            else if (storage is Storage.Scratch && slot.Type.CannotBeField is { } why) _problems.Add(new Problem("RG0022", slot.Position, slot.Name, why));
            stored.Add(new StoredSlot(slot, storage, storage switch
            {
                Storage.Field => FieldName(slot),
                Storage.Argument => ArgumentName(slot),
                Storage.None => slot.Name,
                _ => LocalName(slot),
            }, storage is Storage.Field && slot.Type.Shape is not null ? LocalName(slot) : ""));
        }
        return stored;
    }

    private Storage Choose(LocalSlot slot, HashSet<int> places)
    {
        if (slot.Kind == SlotKind.Constant) return Storage.Inline;
        if (places.Count == 0) return Storage.None;
        if (slot.Kind == SlotKind.Parameter && IsArgument(slot)) return Storage.Argument;
        if (slot.Kind == SlotKind.Parameter || _fields.Contains(slot.Id)) return Storage.Field;

        // A lambda captures a copy of the reference that has the closure's name: the machine holds the original.
        if (slot.Kind == SlotKind.Closure && slot.Captured) return Storage.Field;

        // A captured local gets its own block around each capture, so it cannot be declared inside one.
        return places.Count == 1 && _declared.Contains(slot.Id) && !slot.Captured ? Storage.Inline : Storage.Scratch;
    }

    /// <summary>How many arguments of a resume method go through registers, besides the machine, the context, the state and the receiver.</summary>
    private const int ArgumentLimit = 3;

    /// <summary>
    /// Whether a parameter is handed to the resume method: a call that completes at once then stores nothing. Not what is assigned or captured, nor what
    /// does not fit into registers.
    /// </summary>
    private bool IsArgument(LocalSlot slot)
    {
        if (!slot.AssignedOnce || slot.Captured || _written.Contains(slot.Id) || slot.Type is not { IsOpen: false, IsDynamic: false, Size: <= 16, Shape: null }) return false;
        if (_arguments >= ArgumentLimit - (_task.Signature.IsStatic ? 0 : 1) || _fieldTypes.ContainsKey(Plain(slot.Name)) || _localNames.Contains(Plain(slot.Name))) return false;
        _arguments++;
        return true;
    }

    private int _arguments;

    private string ArgumentName(LocalSlot slot)
    {
        _fieldTypes[Plain(slot.Name)] = "";
        _localNames.Add(Plain(slot.Name));
        return slot.Name;
    }

    private void Check(LocalSlot slot)
    {
        if (slot.IsRef) _problems.Add(new Problem("RG0020", slot.Position, slot.Name));
        else if (slot.Type.IsRefLike) _problems.Add(new Problem("RG0021", slot.Position, slot.Words ?? slot.Name, slot.Type.Text));
        else if (slot.Type.CannotBeField is { } why) _problems.Add(new Problem("RG0022", slot.Position, slot.Name, why));
    }

    private readonly HashSet<int> _declared = [], _written = [];

    /// <summary>The places each variable is used in: a block is one, so is each handler.</summary>
    private Dictionary<int, HashSet<int>> Places(FlowGraph graph)
    {
        var places = new Dictionary<int, HashSet<int>>();
        int handlers = 0;
        Visit(graph.Elements);
        return places;

        void Visit(IEnumerable<FlowElement> elements)
        {
            foreach (FlowElement element in elements)
            {
                if (element is FlowBlock block)
                {
                    Statements(block.Statements, block.Id);
                    foreach (CodeFragment code in FlowGraph.CodeOf(block.End)) Note(code, block.Id);
                    continue;
                }
                var guarded = (FlowTry)element;
                Visit(guarded.Body);
                foreach (FlowHandler handler in guarded.Handlers)
                {
                    Note(handler.Header, --handlers);
                    Statements(handler.Statements, handlers);
                }
                Statements(guarded.Finally, --handlers);
            }
        }

        void Statements(EquatableArray<FlowStatement> statements, int place)
        {
            foreach (FlowStatement statement in statements)
            {
                if (statement is DeclareStatement declaration)
                {
                    if (!HasOwnBlock(statement.Code)) _declared.Add(declaration.Slot);
                    Use(declaration.Slot, place);
                }
                Note(statement.Code, place);
            }
        }

        void Note(CodeFragment code, int place)
        {
            bool declares = !HasOwnBlock(code);
            foreach (Piece piece in code.AllPieces())
            {
                if (piece is SlotPiece { Slot: >= 0 } slot)
                {
                    Use(slot.Slot, place);
                    if ((slot.Access & Access.Write) != 0) _written.Add(slot.Slot);
                }
                int declared = piece switch { OutVariablePiece variable => variable.Slot, PatternVariablePiece pattern => pattern.Slot, _ => -1 };
                if (declared < 0) continue;
                if (declares) _declared.Add(declared);
                Use(declared, place);
            }
        }

        // The printer gives such a statement a block with copies of what its lambdas capture; what it declares there is not seen outside.
        bool HasOwnBlock(CodeFragment code) =>
            code.AllPieces().Any(p => p is SlotPiece { Slot: >= 0 } slot && (slot.Access & Access.Captured) != 0 && _slots[slot.Slot].Kind != SlotKind.Constant);

        void Use(int slot, int place)
        {
            if (!places.TryGetValue(slot, out HashSet<int>? set)) places[slot] = set = [];
            set.Add(place);
        }
    }

    private string FieldName(LocalSlot slot)
    {
        for (int n = FirstSuffix(_fieldSuffixes, slot.Name + "/" + slot.Type.Text); ; n++)
        {
            string name = Suffixed(slot.Name, n);
            _fieldSuffixes[slot.Name + "/" + slot.Type.Text] = n;
            if (_fieldTypes.TryGetValue(Plain(name), out string? type))
            {
                // Temporaries of one name may be alive together, as two arguments before one suspension.
                if (type == slot.Type.Text && slot.Kind == SlotKind.Local && slot.Type.Shape is null) return name;
                continue;
            }
            _fieldTypes[Plain(name)] = slot.Kind == SlotKind.Local ? slot.Type.Text : "";
            return name;
        }
    }

    private string LocalName(LocalSlot slot)
    {
        for (int n = FirstSuffix(_localSuffixes, slot.Name); ; n++)
        {
            string name = Suffixed(slot.Name, n);
            _localSuffixes[slot.Name] = n;
            if (n > 1 && _reserved.Contains(Plain(name))) continue;
            if (_localNames.Add(Plain(name))) return name;
        }
    }

    // Where the search for a free name goes on: a thousand variables of one name would otherwise count up from one each time.
    private readonly Dictionary<string, int> _fieldSuffixes = [], _localSuffixes = [];

    private static int FirstSuffix(Dictionary<string, int> suffixes, string name) => suffixes.TryGetValue(name, out int last) ? last : 1;

    private static string Suffixed(string name, int n) => n == 1 ? name : $"{name}_{n.ToString(CultureInfo.InvariantCulture)}";
}
