using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <content>foreach and using.</content>
internal sealed partial class Desugarer
{
    private static Block Enumeration(ForEach each)
    {
        var source = new LocalDeclaration(each.SourceSlot, "var", each.Source) { Position = each.Position, Comment = each.Comment };
        return each.Kind switch
        {
            EnumerationKind.Indexed => Indexed(each, source),
            EnumerationKind.Rectangular => Rectangular(each, source),
            _ => Enumerated(each, source),
        };
    }

    private static Block Indexed(ForEach each, LocalDeclaration source)
    {
        int index = each.IndexSlots[0];
        CodeFragment place = each.Place ?? CodeFragment.Slot(each.SourceSlot), length = each.FixedLength > 0 ? CodeFragment.Text($"{each.FixedLength}") : CodeFragment.Join(place, ".Length");
        var loop = new Loop(
            each.Id, "ForEach", TestsFirst: true, [], new FragmentExpression(CodeFragment.Join(index, " < ", length)),
            Round(each, CodeFragment.Join(place, "[", index, "]")), EquatableArray.Of<BoundStatement>(Next(index)));
        var start = new LocalDeclaration(index, "int", new FragmentExpression(CodeFragment.Text("0")));
        return each.Place is null ? BlockOf(source, start, loop) : BlockOf([.. each.BeforePlace, start with { Position = each.Position, Comment = each.Comment }, loop]);
    }

    /// <summary>
    /// <code>
    /// last1 = a.GetUpperBound(0); .. index1 = a.GetLowerBound(0);
    /// while (index1 &lt;= last1) { index2 = a.GetLowerBound(1); while (index2 &lt;= last2) { x = a[index1, index2]; body; index2++; } index1++; }
    /// </code>
    /// </summary>
    private static Block Rectangular(ForEach each, LocalDeclaration source)
    {
        int rank = each.IndexSlots.Count;
        object[] indexes = each.IndexSlots.SelectMany((slot, i) => new object[] { i > 0 ? ", " : "", slot }).ToArray();
        BoundStatement body = Round(each, CodeFragment.Join(each.SourceSlot, "[", CodeFragment.Join(indexes), "]"));
        for (int i = rank - 1; i >= 0; i--)
        {
            int index = each.IndexSlots[i];
            var loop = new Loop(
                each.Id, "ForEach", TestsFirst: true, [], new FragmentExpression(CodeFragment.Join(index, " <= ", each.LastSlots[i])), body,
                EquatableArray.Of<BoundStatement>(Next(index)))
            {
                TakesBreak = i == 0,
                TakesContinue = i == rank - 1,
            };
            body = BlockOf(new LocalDeclaration(index, "int", new FragmentExpression(CodeFragment.Join(each.SourceSlot, $".GetLowerBound({i})"))), loop);
        }
        BoundStatement[] lasts = each.LastSlots
            .Select((slot, i) => (BoundStatement)new LocalDeclaration(slot, "int", new FragmentExpression(CodeFragment.Join(each.SourceSlot, $".GetUpperBound({i})")))).ToArray();
        return BlockOf([source, .. lasts, body]);
    }

    private static FragmentStatement Next(int index) => new(CodeFragment.Join(new SlotPiece(index, Access.Both), "++;"));

    private static Block Enumerated(ForEach each, LocalDeclaration source)
    {
        // A struct enumerator is used in place: MoveNext changes it.
        var enumerator = new SlotPiece(each.SourceSlot, Access.Both);
        BoundExpression moves = each.MoveNext ?? (BoundExpression)new FragmentExpression(CodeFragment.Join(enumerator, ".MoveNext()"));
        var loop = new Loop(each.Id, "ForEach", TestsFirst: true, [], moves, Round(each, CodeFragment.Join(enumerator, ".Current")), []) { Position = each.MoveNext is null ? -1 : each.Position };
        return each.Disposal == DisposalKind.None
            ? BlockOf(source, loop)
            : BlockOf(source, new Try(BlockOf(loop), [], Release(each.SourceSlot, each.Disposal, each.Dispose)));
    }

    /// <summary>One round: the element is taken, then the body runs.</summary>
    private static Block Round(ForEach each, CodeFragment element)
    {
        CodeFragment value = CodeFragment.Join(each.ElementConversion, element, each.AfterElement);
        BoundStatement take = each.Target.Deconstruction is { } targets
            ? new FragmentStatement(CodeFragment.Join(targets, " = ", value, ";"))
            : new LocalDeclaration(each.Target.Slot, each.Target.TypeText, new FragmentExpression(value));
        return BlockOf(take with { Position = each.Position }, each.Body);
    }

    private static Block Release(Using use)
    {
        var resource = new LocalDeclaration(use.Slot, use.TypeText, use.Resource) { Position = use.Position, Comment = use.Comment };
        return use.Disposal == DisposalKind.None
            ? BlockOf(resource, use.Body)
            : BlockOf(resource, new Try(AsBlock(use.Body), [], Release(use.Slot, use.Disposal, use.Dispose)));
    }

    private static Block Release(int slot, DisposalKind kind, SuspendingCall? call)
    {
        if (call is null) return BlockOf(new Disposal(slot, kind));
        var waits = new ExpressionStatement(call);
        return kind == DisposalKind.Direct ? BlockOf(waits) : BlockOf(new If(new FragmentExpression(CodeFragment.Join(slot, " is not null")), BlockOf(waits), null));
    }
}
