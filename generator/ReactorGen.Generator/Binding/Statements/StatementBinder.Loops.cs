using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Loops.</content>
internal sealed partial class StatementBinder
{
    private Loop BindLoop(StatementSyntax loop, string name, bool testsFirst, ExpressionSyntax? condition, StatementSyntax body, EquatableArray<BoundStatement> increment)
    {
        int id = _context.AddTarget(loop);
        bool endless = condition is null || _context.Model.GetConstantValue(condition, _context.Cancel).Value is true;
        Declare(condition);
        BoundExpression? test = endless ? null : _expressions.BindCondition(condition!);
        var bound = new Loop(id, name, testsFirst, EquatableArray<BoundStatement>.Empty, test, BindEmbedded(body), increment);
        return Positioned(bound, loop, condition ?? (SyntaxNode)loop);
    }

    private BoundStatement BindFor(ForStatementSyntax loop)
    {
        var statements = new List<BoundStatement>();
        if (loop.Declaration is { } declaration)
        {
            foreach (VariableDeclaratorSyntax variable in declaration.Variables)
            {
                if (_context.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local) continue;
                Declare(variable.Initializer);
                BoundExpression? initializer = variable.Initializer is null ? null : Initializer(variable.Initializer.Value, local);
                _context.Scopes.Note(local, variable.Initializer?.Value);
                int slot = _context.AddSlot(local, local.Type, SlotKind.Local, isRef: local.IsRef);
                statements.Add(new LocalDeclaration(slot, declaration.Type.WithoutTrivia().ToString(), initializer) { Position = _context.AddPosition(variable) });
            }
        }
        foreach (ExpressionSyntax initializer in loop.Initializers) statements.Add(Step(initializer));
        Loop bound = BindLoop(loop, "For", testsFirst: true, loop.Condition, loop.Statement, EquatableArray<BoundStatement>.Empty);
        statements.Add(bound with { Increment = loop.Incrementors.Select(Step).ToEquatableArray(), Comment = "" });
        return new Block(statements.ToEquatableArray()) { Comment = FragmentBuilder.Comment(loop) };
    }

    private BoundStatement Step(ExpressionSyntax expression)
    {
        Declare(expression);
        return _context.Suspensions.Contains(expression)
            ? new ExpressionStatement(_expressions.Bind(expression)) { Position = _context.AddPosition(expression) }
            : new FragmentStatement(CheckedContexts.Step(CodeFragment.Join(FragmentBuilder.Build(_context, expression), ";"), expression, _context)) { Position = _context.AddPosition(expression) };
    }

    private BoundStatement? BindForEach(CommonForEachStatementSyntax each)
    {
        if (!each.AwaitKeyword.IsKind(SyntaxKind.None))
        {
            _context.Report(Diagnostics.AwaitInBody, each.AwaitKeyword.GetLocation());
            return null;
        }
        Declare(each.Expression);
        if (_enumerations.Bind(each) is not { } start) return null;
        int id = _context.AddTarget(each);
        ForEachTarget target = BindTarget(each);
        return Positioned(start with { Id = id, Target = target, Body = BindEmbedded(each.Statement) }, each, each.Expression);
    }

    private ForEachTarget BindTarget(CommonForEachStatementSyntax each)
    {
        if (each is not ForEachStatementSyntax single)
        {
            ExpressionSyntax several = ((ForEachVariableStatementSyntax)each).Variable;
            Declare(several);
            return new ForEachTarget(-1, "", FragmentBuilder.Build(_context, several));
        }
        var local = (ILocalSymbol)_context.Model.GetDeclaredSymbol(single)!;
        // The enumerator gives an object, which "var" would take for the type.
        // What a dynamic collection gives is dynamic, though the variable's symbol says object.
        ITypeSymbol type = single.Type.IsVar && _context.Model.GetTypeInfo(each.Expression, _context.Cancel).Type?.TypeKind == TypeKind.Dynamic ? _context.Model.Compilation.DynamicType : local.Type;
        _context.Scopes.NoteOther(local, each);
        string typeText = type.TypeKind == TypeKind.Dynamic ? "dynamic" : single.Type.WithoutTrivia().ToString();
        return new ForEachTarget(_context.AddSlot(local, type, SlotKind.Local, isRef: local.IsRef), typeText, null);
    }
}
