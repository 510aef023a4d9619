namespace ReactorGen.Lowering.Tests;

/// <summary>
/// Builds bound bodies by hand, in a notation close to C#: <c>%n</c> in a text is variable n, read; <c>=%n</c> is written, <c>^%n</c> read in a lambda. Every suspension is a
/// call of <c>Wait</c>, which gives an int.
/// </summary>
internal sealed class Body
{
    private readonly List<LocalSlot> _slots = [];
    private readonly List<PointModel> _points = [];
    private readonly List<LocalFunction> _functions = [];

    public static readonly TypeModel Int = TypeModel.Int32;

    public static readonly TypeModel Text = new("string", HoldsReferences: true, IsRefLike: false, Size: 8);

    private static readonly CalleeModel Wait = new("Wait", "C.WaitMachine`0", "WaitMachine", Int, 0);

    public IReadOnlyList<PointModel> Points => _points;

    public IReadOnlyList<LocalSlot> Slots => _slots;

    public int Variable(string name, TypeModel? type = null, SlotKind kind = SlotKind.Local, bool isRef = false, bool captured = false)
    {
        _slots.Add(new LocalSlot(_slots.Count, name, type ?? Int, kind, AssignedOnce: false, captured, isRef, Position: -1));
        return _slots.Count - 1;
    }

    public void Assign(int slot, bool once) => _slots[slot] = _slots[slot] with { AssignedOnce = once };

    /// <summary>A local function that moves; <c>call</c> is the function it calls, or -1.</summary>
    public int Function(string name, string body, int call = -1)
    {
        var piece = new FunctionClosuresPiece(_functions.Count, IsDeclaration: true, IsFollowed: false, Access.Read);
        CodeFragment code = CodeFragment.Join("void ", new FunctionNamePiece(_functions.Count), "(", piece, ") { ", Code(body), call < 0 ? CodeFragment.Empty : Called(call, Access.Read | Access.Captured), " }");
        _functions.Add(new LocalFunction(name, code, -1, ""));
        return _functions.Count - 1;
    }

    public static CodeFragment Called(int function, Access access = Access.Read) =>
        CodeFragment.Join(new FunctionNamePiece(function), "(", new FunctionClosuresPiece(function, IsDeclaration: false, IsFollowed: false, access), ");");

    public static CodeFragment Code(string text)
    {
        var pieces = new List<Piece>();
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%') continue;
            bool writes = i > 0 && text[i - 1] == '=', captures = i > 0 && text[i - 1] == '^';
            int end = writes || captures ? i - 1 : i;
            if (end > from) pieces.Add(new TextPiece(text[from..end]));
            pieces.Add(new SlotPiece(text[i + 1] - '0', writes ? Access.Write : captures ? Access.Read | Access.Captured : Access.Read));
            from = ++i + 1;
        }
        if (from < text.Length) pieces.Add(new TextPiece(text[from..]));
        return new CodeFragment(pieces.ToEquatableArray());
    }

    public static BoundExpression Value(string text) => new FragmentExpression(Code(text));

    public static BoundStatement Do(string text) => new FragmentStatement(Code(text));

    /// <summary>A suspending call, which gets the next number.</summary>
    public SuspendingCall Call(params BoundExpression[] arguments)
    {
        int number = _points.Count + 1;
        _points.Add(new PointModel(number, "Wait", "Wait()", -1, Wait));
        return new SuspendingCall(number, Wait, Join(", ", arguments));
    }

    public BoundStatement Await(params BoundExpression[] arguments) => new ExpressionStatement(Call(arguments));

    /// <summary>Operands with a text between them, such as <c>a + b</c>.</summary>
    public static CompositeExpression Join(string between, params BoundExpression[] operands)
    {
        var parts = new List<object>();
        for (int i = 0; i < operands.Length; i++)
        {
            if (i > 0) parts.Add(between);
            parts.Add(new OperandPiece(i));
        }
        return new CompositeExpression(CodeFragment.Join([.. parts]), operands.Select(o => new Operand(o, OperandKind.Value, Int, "operand")).ToEquatableArray());
    }

    public static Block Block(params BoundStatement[] statements) => new(statements.ToEquatableArray());

    public static Loop While(int id, BoundExpression? condition, params BoundStatement[] body) =>
        new(id, "While", TestsFirst: true, EquatableArray<BoundStatement>.Empty, condition, Block(body), EquatableArray<BoundStatement>.Empty);

    public static Try TryFinally(BoundStatement[] body, params BoundStatement[] final) => new(Block(body), EquatableArray<CatchClause>.Empty, Block(final));

    /// <summary>The graph after the passes up to the simplifier.</summary>
    public (FlowGraph Graph, SlotTable Slots) Flow(params BoundStatement[] statements)
    {
        var slots = new SlotTable(_slots.ToEquatableArray());
        (Block enclosed, IReadOnlyList<Closure> closures) = ClosureBuilder.Run(Desugarer.Run(Block(statements), slots), Task(statements), slots);
        FlowGraph simplified = FlowSimplifier.Run(FlowBuilder.Run(Spiller.Run(enclosed, slots, []), slots, _points), slots);
        return (ClosureRewriter.Run(simplified, closures, _functions, slots, []).Graph, slots);
    }

    public string Dump(params BoundStatement[] statements) => FlowDump.Write(Flow(statements).Graph);

    public LowerResult Lower(params BoundStatement[] statements) => LoweringPipeline.Lower(Task(statements));

    public BoundTask Task(params BoundStatement[] statements) => new(
        Signature(), _slots.ToEquatableArray(), _points.ToEquatableArray(), Block(statements), EquatableArray<CodeFragment>.Empty,
        _slots.Select(s => s.Name).ToEquatableArray(), EquatableArray<string>.Empty, _functions.ToEquatableArray());

    private SignatureModel Signature() => new(
        "C.M.g.cs", "C.M", "C.MMachine`0", EquatableArray<string>.Empty, EquatableArray<NamespaceModel>.Empty,
        EquatableArray.Of(new ContainingType("partial class C")), NullableAnnotations: true, "private static partial", "private", IsStatic: true,
        SaysNew: false, EquatableArray<string>.Empty, Receiver: null, "void", Result: null, "M", "MMachine", "MFrame", "ResumeM", "owner", "MClosure", "MMembers", "", "", "",
        _slots.Where(s => s.Kind == SlotKind.Parameter).Select(s => new ParameterModel(s.Id, s.Name, $"{s.Type} {s.Name}", $"{s.Type} {s.Name}", $"{s.Type} {s.Name}")).ToEquatableArray(),
        EquatableArray<string>.Empty, SaysScoped: true, EquatableArray<string>.Empty);
}
