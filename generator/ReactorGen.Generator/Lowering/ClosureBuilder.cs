using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 3. Before: captured variables are declared like all others. After: those that a lambda cannot have a copy of, because they change or
/// a local function shares them, belong to the closure of their scope, which is made where the scope is entered.
/// <code>
/// while (More()) { int n = 0; Use(() => n++); Suspend(token); }
/// ->  while (More()) { closure_1 = new ServeClosure_1(); int n = 0; ...    n is closure_1.n from pass 7 on
/// </code>
/// A scope is the smallest part of the tree that holds every use of its variables: a block, all sections of a switch, or a
/// loop with its condition.
/// </summary>
internal sealed class ClosureBuilder
{
    private readonly BoundTask _task;
    private readonly SlotTable _slots;
    private readonly Dictionary<BoundStatement, Scope> _scopeOf = new(new ByReference());
    private readonly Dictionary<int, Scope> _homes = [];
    private readonly HashSet<int> _shared = [];
    private readonly List<Scope> _scopes = [];

    private sealed class Scope(Scope? outer)
    {
        public readonly Scope? Outer = outer;
        public readonly int Depth = outer is null ? 0 : outer.Depth + 1;
        public Closure? Closure;
    }

    private ClosureBuilder(BoundTask task, SlotTable slots) => (_task, _slots) = (task, slots);

    public static (Block Body, IReadOnlyList<Closure> Closures) Run(Block body, BoundTask task, SlotTable slots)
    {
        var pass = new ClosureBuilder(task, slots);
        foreach (LocalFunction function in task.Functions)
            pass._shared.UnionWith(function.Code.AllPieces().OfType<SlotPiece>().Where(p => p.Slot >= 0).Select(p => p.Slot));
        pass.Visit(body, pass.Enter(body, null));
        IReadOnlyList<Closure> closures = pass.MakeClosures(pass._scopeOf[body]);
        return closures.Count == 0 ? (body, closures) : ((Block)pass.Rewrite(body), closures);
    }

    private Scope Enter(BoundStatement statement, Scope? outer)
    {
        var scope = new Scope(outer);
        _scopes.Add(scope);
        return _scopeOf[statement] = scope;
    }

    private void Visit(BoundStatement? statement, Scope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case null:
                break;
            case Block block:
                Scope inside = _scopeOf.TryGetValue(block, out Scope? entered) ? entered : Enter(block, scope);
                foreach (BoundStatement inner in block.Statements) Visit(inner, inside);
                break;
            case Loop loop:
                Scope round = Enter(loop, scope);
                foreach (BoundStatement step in loop.Prelude) Visit(step, round);
                Note(BoundTree.Code(loop), round);
                Visit(loop.Body, round);
                foreach (BoundStatement step in loop.Increment) Visit(step, round);
                break;
            case Switch jump:
                Note(BoundTree.Code(jump.Subject), scope);
                Scope sections = Enter(jump, scope);
                Note(BoundTree.CodeOfLabels(jump), sections);
                NoteShared(BoundTree.Code(jump));
                // All sections are one scope: "goto case" does not make their variables anew.
                foreach (BoundStatement inner in jump.Sections.SelectMany(s => s.Body.Statements)) Visit(inner, sections);
                break;
            default:
                if (statement is LocalDeclaration declaration) Use(declaration.Slot, scope);
                Note(BoundTree.Code(statement), scope);
                // An if with plain statements may be printed as one.
                if (statement is If branch) NoteShared(BoundTree.Code(branch).Concat(BoundTree.Children(branch).OfType<FragmentStatement>().Select(f => f.Code)));
                foreach (BoundStatement inner in BoundTree.Children(statement)) Visit(inner, scope);
                break;
        }
    }

    private void Note(IEnumerable<CodeFragment> code, Scope scope)
    {
        List<CodeFragment> all = code.ToList();
        foreach (Piece piece in all.SelectMany(c => c.AllPieces()))
            if (SlotOf(piece) is >= 0 and var slot) Use(slot, scope);
        NoteShared(all);
    }

    /// <summary>A variable that the code of one statement both declares and captures has no moment for a copy.</summary>
    private void NoteShared(IEnumerable<CodeFragment> code)
    {
        var declared = new HashSet<int>();
        var captured = new HashSet<int>();
        foreach (Piece piece in code.SelectMany(c => c.AllPieces()))
        {
            if (piece is not SlotPiece { Access: var access }) declared.Add(SlotOf(piece));
            else if ((access & Access.Captured) != 0) captured.Add(SlotOf(piece));
        }
        declared.IntersectWith(captured);
        _shared.UnionWith(declared);
    }

    private static int SlotOf(Piece piece) => piece switch { SlotPiece use => use.Slot, OutVariablePiece variable => variable.Slot, PatternVariablePiece pattern => pattern.Slot, _ => -1 };

    private void Use(int slot, Scope scope) => _homes[slot] = _homes.TryGetValue(slot, out Scope? home) ? Common(home, scope) : scope;

    private static Scope Common(Scope a, Scope b)
    {
        while (a.Depth > b.Depth) a = a.Outer!;
        while (b.Depth > a.Depth) b = b.Outer!;
        while (a != b) (a, b) = (a.Outer!, b.Outer!);
        return a;
    }

    private List<Closure> MakeClosures(Scope root)
    {
        var closures = new List<Closure>();
        ILookup<Scope, LocalSlot> variables = _slots.All.Where(IsMoved)
            .ToLookup(s => s.Kind == SlotKind.Parameter || !_homes.TryGetValue(s.Id, out Scope? home) ? root : home);
        foreach (Scope scope in _scopes)
        {
            if (!variables.Contains(scope)) continue;
            string number = (closures.Count + 1).ToString(CultureInfo.InvariantCulture);
            string type = ClassName(number);
            int slot = _slots.AddClosure(Free($"closure_{number}"), new TypeModel(type + _task.Signature.TypeParameters, true, false, 8));
            scope.Closure = new Closure(slot, type, scope.Depth, _task.Signature.TypeParameterNames);
            foreach (LocalSlot variable in variables[scope]) scope.Closure.AddVariable(variable);
            closures.Add(scope.Closure);
        }
        return closures;
    }

    private bool IsMoved(LocalSlot slot) => slot.Kind is not (SlotKind.Constant or SlotKind.Temporary) && slot.Captured && (!slot.AssignedOnce || _shared.Contains(slot.Id));

    /// <summary>Named as the machine is: <c>ServeClosure_1</c>, for an overload <c>SendClosure_String_1</c>.</summary>
    private string ClassName(string number) => $"{_task.Signature.ClosureName}_{number}";

    private string Free(string name)
    {
        while (_task.ReservedNames.Contains(name)) name += "_";
        return name;
    }

    private BoundStatement Rewrite(BoundStatement statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Closure? closure = _scopeOf.TryGetValue(statement, out Scope? scope) ? scope.Closure : null;
        BoundStatement inside = BoundTree.WithChildren(statement, Rewrite);
        if (closure is null) return inside;
        BoundStatement made = Make(closure);
        return inside switch
        {
            Block block => block with { Statements = block.Statements.Prepend(made).ToEquatableArray() },
            Loop loop => loop with { Prelude = loop.Prelude.Prepend(made).ToEquatableArray() },
            _ => new Block(EquatableArray.Of(made, inside)),
        };
    }

    /// <summary><c>closure_1 = new ServeClosure_1 { token = token };</c> with the parameters it takes over.</summary>
    private LocalDeclaration Make(Closure closure)
    {
        string type = _slots[closure.Slot].Type.Text;
        List<LocalSlot> parameters = closure.Variables.Where(v => v.Kind == SlotKind.Parameter).ToList();
        CodeFragment made = parameters.Count == 0
            ? CodeFragment.Text($"new {type}()")
            : CodeFragment.Join([$"new {type} {{ ", .. parameters.SelectMany((p, i) => new object[] { $"{(i > 0 ? ", " : "")}{closure.FieldOf(p.Id)} = ", p.Id }), " }"]);
        return new LocalDeclaration(closure.Slot, "var", new FragmentExpression(made));
    }

    /// <summary>Records compare by value; here two equal blocks are two scopes.</summary>
    private sealed class ByReference : IEqualityComparer<BoundStatement>
    {
        public bool Equals(BoundStatement? x, BoundStatement? y) => ReferenceEquals(x, y);

        public int GetHashCode(BoundStatement statement) => RuntimeHelpers.GetHashCode(statement);
    }
}
